import type { CityDate } from '~/domain/calendar'
import { type Evaluation, evaluateCertification } from '~/domain/certification'
import type { CertificationFacts } from '~/domain/certification-facts'
import { criterionTitle } from '~/domain/criterion-asks'
import type { ApplicationRule } from '~/facts/application-rule'
import type { StoredApplication } from '~/facts/applications'
import { certificationFacts, certificationSource, type Ground, groundFrom } from '~/facts/certification-facts'
import type { Sql } from '~/facts/sql'

export type JudgedApplication = { ground: Ground; facts: CertificationFacts; evaluation: Evaluation }

/**
 * An application by the facts and the rule of its day, with what people have given for it until today.
 * @returns null where its rule or standard is not there any more
 */
export async function judgeApplication(
  sql: Sql,
  { personId, role, stage, appliedOn }: Pick<StoredApplication, 'personId' | 'role' | 'stage' | 'appliedOn'>,
  { published, lapsedCondition }: ApplicationRule,
  today: CityDate,
): Promise<JudgedApplication | null> {
  if (appliedOn === null) return null
  const source = await certificationSource(sql, appliedOn)
  const ground = source && groundFrom({ ...source, published }, role, stage, appliedOn, lapsedCondition)
  if (!ground) return null
  const asked = { personIds: [personId], role, day: appliedOn, evaluatedOn: today }
  const facts = (await certificationFacts(sql, asked)).get(personId)
  if (!facts) return null
  const when = { on: appliedOn, evaluatedOn: today }
  const judgedAs = stage === 'certification' ? 'certification' : 'renewal'
  return { ground, facts, evaluation: evaluateCertification(ground, facts, { stage: judgedAs, ...when }) }
}

/** What others have given for it by its rule: also before it was handed in, if it is recent enough. */
export function givenBy({ evaluation }: JudgedApplication): { signedOff: boolean; recommended: boolean } {
  const given = (type: string) => {
    const criteria = evaluation.criteria.filter((one) => one.type === type)
    return criteria.length > 0 && criteria.every(({ met }) => met === true)
  }
  return { signedOff: given('signoff'), recommended: given('recommendation') }
}

/** The criteria that do not hold, by name. */
export function failedByName({ ground, evaluation }: JudgedApplication): string[] {
  return evaluation.failed.map((id) => {
    const criterion = ground.criteria.find((one) => one.id === id)
    return criterion ? `${criterionTitle(criterion)}（${id}）` : id
  })
}
