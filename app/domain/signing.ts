/**
 * Who gives what an application asks of people: the sign-off (承認) of a mentor, as what the mentor is on that day, and
 * the recommendation (推薦) of the head. Nobody gives either to themselves. Source: certification rules ›
 * `criterionTypes.signoff`, `recommendation`, `transitionalProvisions.addsSignerRoles`; domain notes §6.5, §6.11.
 */
import { type ApplicationStage, criteriaOf } from './application-path'
import type { FiscalYear } from './calendar'
import type { CertifiedRole } from './certificate'
import { eased, provisionsOn } from './certification'
import type { CertificationRules, Rule } from './certification-rules'

export const SIGNER_ROLES = ['TECH_OFFICER', 'DX_MASTER', 'PROVISIONAL_MENTOR'] as const
/** As what somebody signs off. */
export type SignerRole = (typeof SIGNER_ROLES)[number]

type Asked = { role: CertifiedRole; stage: ApplicationStage; lapsedCondition: boolean; fiscalYear: FiscalYear }

/**
 * The roles in which a sign-off counts for an application of a fiscal year, with the transitional provisions of that
 * year; none where no sign-off is asked for.
 */
export function signerRolesOf(rules: CertificationRules, rule: Rule, asked: Omit<Asked, 'role'>): readonly string[] {
  const ground = { provisions: rules.transitionalProvisions, ruleId: rule.id }
  const provisions = asked.stage === 'certification' ? provisionsOn(ground, asked.fiscalYear) : []
  return criteriaOf(rule, asked.stage, asked.lapsedCondition)
    .map((criterion) => eased(criterion, provisions))
    .flatMap((criterion) => (criterion.type === 'signoff' ? criterion.signerRoles : []))
}

/** A possible signer: their pair with the person (null: none) and the roles that they hold on the day. */
export type PossibleSigner = { pair: string | null; holds: readonly string[] }

/**
 * As what somebody may sign off for a role; null: not at all. A mentor as what they hold; a provisional mentor by the
 * pair itself; a デジタル技術官 also without a pair where a master is to be certified; an assistant mentor never.
 * @param counts the roles in which a sign-off counts (`signerRolesOf`)
 */
export function signsAs(
  { pair, holds }: PossibleSigner,
  role: CertifiedRole,
  counts: readonly string[],
): SignerRole | null {
  const isMentor = pair === 'mentor' || pair === 'provisional_mentor'
  const may = (one: SignerRole) => {
    if (one === 'PROVISIONAL_MENTOR') return pair === 'provisional_mentor'
    return holds.includes(one) && (isMentor || (one === 'TECH_OFFICER' && role === 'DX_MASTER'))
  }
  return SIGNER_ROLES.find((one) => counts.includes(one) && may(one)) ?? null
}

/**
 * Who recommends somebody: the head of the section, for that head the head of the department; where there is no section
 * or nobody heads it, the department's. Null: nobody is left.
 * @param heads of the person's section and department, in this order, an acting head after the head
 */
export function recommenderOf<Head extends { personId: number; unitKind: string }>(
  heads: readonly Head[],
  personId: number,
): Head | null {
  const isSectionHead = heads.some((head) => head.unitKind === 'section' && head.personId === personId)
  const kinds = isSectionHead ? (['department'] as const) : (['section', 'department'] as const)
  for (const kind of kinds) {
    const head = heads.find((one) => one.unitKind === kind && one.personId !== personId)
    if (head) return head
  }
  return null
}
