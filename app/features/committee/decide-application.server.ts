import { command, conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { type ApplicationEvent, applicationStateOn } from '~/domain/application'
import { type CityDate, inWareki } from '~/domain/calendar'
import { isValidOn } from '~/domain/certificate'
import { conditionLimits, panelFor, whyNotDecide, whyNotTakePart } from '~/domain/committee'
import { conditionInWords } from '~/domain/decided'
import { failedByName, judgeApplication } from '~/facts/application-judgement'
import { type ApplicationRule, ruleOfApplication } from '~/facts/application-rule'
import { lockedApplication, recordApplicationEvent, type StoredApplication } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { changeCertificate, grantCertificate } from '~/facts/change-certificate'
import { type Committee, casesOf, committeeAfter, lockedCommittee, membersOf } from '~/facts/committees'
import { checkOfCase } from './check-case'
import { decisionForm } from './committee-forms'
import { caseAsSubject } from './committee-subject'
import { leads } from './leads'

type Decision = ReturnType<typeof decisionForm.parse>
const NO_CASE = 'この申請は、もうこの回にありません。'

/** What the committee decided on a case, with effect from its meeting; one transaction with the certificate that comes of it. */
export const decideApplication = command({
  action: 'application.decide',
  input: decisionForm,
  subject: caseAsSubject,
  async run(given, decision) {
    const { sql, viewer, today, as, stamp } = given
    // Nobody else is named while it is decided who took part.
    const committee = await lockedCommittee(sql, decision.committee)
    const stored = await lockedApplication(sql, decision.application)
    const ruled = stored && (await ruleOfApplication(sql, stored, today))
    if (!committee || !stored || !ruled || stored.committeeId !== committee.committeeId) return refuse(NO_CASE)
    if (stored.revision !== decision.revision) return conflictWith({ state: stored.state })
    if (today < committee.heldOn)
      return refuse(`委員会は ${inWareki(committee.heldOn)} です。開かれてから記録してください。`)
    const members = await membersOf(sql, committee, today)
    if (!leads(as, viewer, members)) return refuse('決定は、議長か事務局が記録します。')
    const about = (await casesOf(sql, [stored], committee.heldOn)).get(stored.applicationId)
    if (!about) return refuse(NO_CASE)
    if (applicationStateOn(stored, today) === 'withdrawn') return refuse('この申請は取り下げられています。')
    // Too few to decide is one reason to put it off.
    const why = (decision.outcome === 'deferred' ? whyNotTakePart : whyNotDecide)(members, about, decision.member)
    if (why) return refuse(why)
    const stop = await whyNotOutcome(given, decision, stored, ruled, committee)
    if (stop) return refuse(stop)
    const next = decision.outcome === 'deferred' ? await committeeAfter(sql, committee, today) : null
    if (decision.outcome === 'deferred' && next === null) {
      return refuse('次の回がまだ予定されていません。先に次の回を予定してください。')
    }
    const excluded = panelFor(members, about).excluded.map(({ member }) => member.accountId)
    const moved = await recordApplicationEvent(
      sql,
      stored,
      ruled.path,
      eventOf(decision, committee),
      {
        byPersonId: viewer?.personId ?? null,
        comment: commentOf(decision),
        detail: { committee: committee.committeeId, tookPart: decision.member, excluded, ...conditionIn(decision) },
        ...(next !== null && { changes: { committeeId: next } }),
      },
      stamp,
    )
    if (!moved.ok) return refuse(moved.why)
    const certificate = await certificateFor(given, decision, stored, ruled, committee)
    if (!certificate.ok) return refuse(certificate.why)
    const { applicationId, personId, role } = stored
    return {
      did: { outcome: decision.outcome, number: certificate.number },
      audit: {
        subjectKind: 'application',
        subjectId: applicationId,
        subjectPersonId: personId,
        detail: { role, outcome: decision.outcome, committee: committee.committeeId, number: certificate.number },
      },
      events: [{ kind: 'application-decided' as const, applicationId, personId, role, outcome: decision.outcome }],
    }
  },
})

/** Who is certified has to meet the rule, but for what a condition may leave open. */
async function whyNotOutcome(
  { sql }: Doing,
  { outcome, through }: Decision,
  stored: StoredApplication,
  ruled: ApplicationRule,
  { heldOn }: Committee,
): Promise<string | null> {
  if (outcome !== 'certified' && outcome !== 'conditional') return null
  const judged = await judgeApplication(sql, stored, ruled, heldOn)
  if (!judged) return 'この申請を判定する規則がありません。'
  const { lacking, withPlan } = checkOfCase(judged, stored, ruled)
  if (lacking.length > 0) return `規則の条件を満たさないので、認定できません：${failedByName(judged).join('、')}。`
  if (outcome === 'certified') {
    return withPlan.length === 0
      ? null
      : `まだ満たさない条件があります：${failedByName(judged).join('、')}。条件付きの認定にするか、認定しないかを選んでください。`
  }
  const { conditional } = ruled.rule.validity
  if (!conditional?.allowed || stored.stage !== 'certification') return 'この規則では、条件付きの認定はできません。'
  return conditionLimits(heldOn, conditional).some((day) => day === through) ? null : '期限を選び直してください。'
}

function eventOf({ outcome }: Decision, { heldOn: on }: Committee): ApplicationEvent {
  if (outcome === 'deferred') return { event: 'defer', on }
  return { event: 'decide', on, decision: outcome === 'refused' ? 'refused' : 'certified' }
}

function commentOf({ outcome, reason, next, task, through }: Decision): string | null {
  if (outcome === 'conditional')
    return [`残る課題：${conditionInWords({ task, through: through as CityDate })}`, reason].filter(Boolean).join('\n')
  const said = [reason, next === '' ? '' : `次にすること：${next}`].filter(Boolean).join('\n')
  return said === '' ? null : said
}

function conditionIn({ outcome, kind, task, through }: Decision) {
  return outcome === 'conditional' ? { condition: { kind, task, through } } : {}
}

type Certified = { ok: true; number: string | null } | { ok: false; why: string }

/** The certificate that comes of it. A master's renewal takes the leader's certificate along to the same day. */
async function certificateFor(
  { sql, stamp }: Doing,
  { outcome, through }: Decision,
  { personId, role, stage, applicationId }: StoredApplication,
  { rule }: ApplicationRule,
  { heldOn: on }: Committee,
): Promise<Certified> {
  if (outcome !== 'certified' && outcome !== 'conditional') return { ok: true, number: null }
  const years = rule.validity.fiscalYears
  const common = { personId, role, years, note: null }
  if (stage === 'certification') {
    const conditionalThrough = outcome === 'conditional' ? (through as CityDate) : null
    return grantCertificate(sql, { ...common, on, conditionalThrough, applicationId }, stamp)
  }
  const renewed = await changeCertificate(sql, { ...common, event: { event: 'renew', on, through: null } }, stamp)
  if (!renewed.ok) return renewed
  const leader = (await careerOf(sql, personId))?.certificates.DX_LEADER ?? []
  if (role !== 'DX_MASTER' || !isValidOn(leader, on)) return { ok: true, number: null }
  const event = { event: 'renew' as const, on, through: renewed.standing.validThrough }
  const along = await changeCertificate(sql, { ...common, role: 'DX_LEADER', event }, stamp)
  return along.ok ? { ok: true, number: null } : along
}
