import { z } from 'zod'
import { read } from '~/access/read'
import { applicationStateOn, decideBy, whyNotNow } from '~/domain/application'
import { earlierOf, inWareki } from '~/domain/calendar'
import { conditionLimits, panelFor } from '~/domain/committee'
import { readDossier } from '~/domain/dossier'
import { recordId } from '~/domain/record-id'
import { APPLICATION_STAGE_WORDS, APPLICATION_STATE_WORDS, roleWord } from '~/domain/terms'
import { failedByName, judgeApplication } from '~/facts/application-judgement'
import { type ApplicationRule, ruleOfApplication } from '~/facts/application-rule'
import { applicationById, progressOf, type StoredApplication } from '~/facts/applications'
import { type Committee, casesOf, committeeAfter, committeeById, membersOf } from '~/facts/committees'
import { recommendationsFor, signoffsFor } from '~/facts/signoffs'
import { checkOfCase } from './check-case'
import { caseAsSubject } from './committee-subject'
import { CONFLICT_WORDS, outcomeOf } from './committee-words'
import { leads } from './leads'
import { roundName } from './round-name'

/** One case: the papers that the committee needs, and what it decides. */
export const casePage = read({
  action: 'committee-case.read',
  params: z.object({ committee: recordId(), application: recordId() }),
  subject: caseAsSubject,
  async run({ sql, viewer, today, as }, { committee: committeeId, application }) {
    const committee = await committeeById(sql, committeeId)
    const stored = await applicationById(sql, application)
    const ruled = stored && (await ruleOfApplication(sql, stored, today))
    if (!committee || !stored || !ruled) return null
    const day = earlierOf(committee.heldOn, today)
    const members = await membersOf(sql, committee, today)
    const about = (await casesOf(sql, [stored], day)).get(stored.applicationId)
    if (!about) return null
    const { able, excluded } = panelFor(members, about)
    const state = applicationStateOn(stored, today)
    const isWaiting = state === 'committee_pending'
    const mayDecide = isWaiting && today >= committee.heldOn && leads(as, viewer, members)
    const judged = await judgeApplication(sql, stored, ruled, day)
    const check = judged && checkOfCase(judged, stored, ruled)
    const given = await givenTo(sql, stored, day)
    const next = mayDecide ? await committeeAfter(sql, committee, today) : null
    const until = decideBy(progressOf(stored, ruled.path))
    return {
      page: {
        committeeId,
        committee: roundName(committee),
        applicationId: stored.applicationId,
        revision: stored.revision,
        name: about.name,
        section: about.section,
        what: `${roleWord(stored.role)}の${APPLICATION_STAGE_WORDS[stored.stage]}`,
        appliedOn: stored.appliedOn && inWareki(stored.appliedOn),
        stateWord: APPLICATION_STATE_WORDS[state],
        heldOn: inWareki(committee.heldOn),
        decideBy: until && inWareki(until),
        statement: stored.statement,
        dossier: readDossier(stored.dossier),
        given,
        /** What does not hold by the rule, with what has been given until the meeting. */
        failed: judged ? failedByName(judged) : [],
        able: able.map(({ accountId, name, chair }) => ({ accountId, name, chair })),
        excluded: excluded.map(({ member, conflict }) => `${member.name}（${CONFLICT_WORDS[conflict]}）`),
        outcome: state === 'certified' || state === 'refused' ? outcomeOf(lastDecision(stored)) : null,
        review: reviewOf(stored),
        /** What can be decided now; null: nothing, or not by the viewer. */
        choices: mayDecide ? choicesOf({ stored, ruled, committee, check, next }) : null,
        waitsForMeeting: isWaiting && today < committee.heldOn,
        isOffice: as === 'dx_office',
      },
      looked: [stored.personId],
    }
  },
})

export type CasePage = Awaited<ReturnType<typeof casePage>>

/** Who signed off and recommended, and when: no more of it than that. */
async function givenTo(
  sql: Parameters<typeof signoffsFor>[0],
  { personId, role }: StoredApplication,
  day: Parameters<typeof signoffsFor>[3],
) {
  const [signoff] = await signoffsFor(sql, personId, role, day)
  const [recommendation] = await recommendationsFor(sql, personId, role, day)
  return [
    ...(signoff
      ? [
          {
            what: '承認',
            by: `${signoff.signerName}（${roleWord(signoff.signerRole)}）`,
            on: inWareki(signoff.signedOn),
          },
        ]
      : []),
    ...(recommendation
      ? [
          {
            what: '推薦',
            by: `${recommendation.byName}（${recommendation.unitName}）`,
            on: inWareki(recommendation.on),
          },
        ]
      : []),
  ]
}

function lastDecision({ events }: Pick<StoredApplication, 'events'>) {
  return events.findLast(({ event }) => event === 'decide')
}

/** A review that was asked for (見直し): why, and what was decided before it. */
function reviewOf({ events }: StoredApplication): { asked: string; before: string | null } | null {
  const asked = events.findLastIndex(({ event }) => event === 'request_review')
  if (asked < 0) return null
  const before = lastDecision({ events: events.slice(0, asked) })
  return { asked: events[asked]?.comment ?? '', before: before ? outcomeOf(before).says : null }
}

type Choosing = {
  stored: StoredApplication
  ruled: ApplicationRule
  committee: Committee
  check: ReturnType<typeof checkOfCase> | null
  next: number | null
}

/** Which outcomes are open, each with why it is not. */
function choicesOf({ stored, ruled, committee, check, next }: Choosing) {
  const { conditional } = ruled.rule.validity
  const mayHaveCondition = conditional?.allowed && stored.stage === 'certification'
  const lacks = check === null || check.lacking.length > 0 ? '規則の条件を満たしていません。' : null
  const open = check && check.withPlan.length > 0 ? 'まだ満たさない条件があります。' : null
  const event = { event: 'defer' as const, on: committee.heldOn }
  return {
    notCertified: lacks ?? open,
    notConditional: mayHaveCondition ? lacks : 'この規則では、条件付きの認定はできません。',
    notDeferred:
      whyNotNow(progressOf(stored, ruled.path), event, ruled.path) ??
      (next === null ? '次の回がまだ予定されていません。' : null),
    limits: mayHaveCondition
      ? conditionLimits(committee.heldOn, conditional).map((limit) => ({ value: limit, label: inWareki(limit) }))
      : [],
  }
}
