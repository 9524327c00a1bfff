import { z } from 'zod'
import { read } from '~/access/read'
import { applicationStateOn, decideBy } from '~/domain/application'
import { earlierOf, inWareki } from '~/domain/calendar'
import { conditionLimits, panelFor } from '~/domain/committee'
import { readDossier } from '~/domain/dossier'
import { submissionCheck } from '~/domain/submission-check'
import { APPLICATION_STAGE_WORDS, APPLICATION_STATE_WORDS, roleWord } from '~/domain/terms'
import { failedByName, judgeApplication } from '~/facts/application-judgement'
import { ruleOfApplication } from '~/facts/application-rule'
import { applicationById, progressOf } from '~/facts/applications'
import { casesOf, committeeById, membersOf } from '~/facts/committees'
import { caseAsSubject } from './committee-subject'
import { CONFLICT_WORDS, outcomeOf } from './committee-words'
import { roundName } from './committees.server'
import { leads } from './leads'

const id = z.coerce.number().int().positive()

/** One case: the papers that the committee needs, and what it decides. */
export const casePage = read({
  action: 'committee-case.read',
  params: z.object({ committee: id, application: id }),
  subject: caseAsSubject,
  async run({ sql, viewer, today, as }, { committee: committeeId, application }) {
    const committee = await committeeById(sql, committeeId)
    const stored = await applicationById(sql, application)
    const ruled = stored && (await ruleOfApplication(sql, stored, today))
    if (!committee || !stored || !ruled) return null
    const day = earlierOf(committee.heldOn, today)
    const [members, cases, judged] = [
      await membersOf(sql, committee, today),
      await casesOf(sql, [stored], day),
      await judgeApplication(sql, stored, ruled, day),
    ]
    const about = cases.get(stored.personId)
    if (!about) return null
    const { able, excluded } = panelFor(members, about)
    const { conditional } = ruled.rule.validity
    const state = applicationStateOn(stored, today)
    const until = decideBy(progressOf(stored, ruled.path))
    const check =
      judged &&
      submissionCheck({
        ...judged,
        rule: ruled.rule,
        stage: stored.stage === 'certification' ? 'certification' : 'renewal',
        on: stored.appliedOn ?? today,
      })
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
        state,
        stateWord: APPLICATION_STATE_WORDS[state],
        heldOn: inWareki(committee.heldOn),
        decideBy: until && inWareki(until),
        statement: stored.statement,
        dossier: readDossier(stored.dossier),
        /** What did not hold on the day of application, and what has been given since. */
        failed: judged ? failedByName(judged) : [],
        mayCertify: check !== null && check.lacking.length === 0,
        needsCondition: check !== null && check.withPlan.length > 0,
        able: able.map(({ accountId, name, chair }) => ({ accountId, name, chair })),
        excluded: excluded.map(({ member, conflict }) => `${member.name}（${CONFLICT_WORDS[conflict]}）`),
        limits:
          conditional?.allowed && stored.stage === 'certification'
            ? conditionLimits(committee.heldOn, conditional).map((limit) => ({ value: limit, label: inWareki(limit) }))
            : [],
        outcome:
          state === 'certified' || state === 'refused'
            ? outcomeOf(stored.events.findLast(({ event }) => event === 'decide'))
            : null,
        review: stored.events.findLast(({ event }) => event === 'request_review')?.comment ?? null,
        mayDecide: state === 'committee_pending' && today >= committee.heldOn && leads(as, viewer, members),
        waitsForMeeting: state === 'committee_pending' && today < committee.heldOn,
      },
      looked: [stored.personId],
    }
  },
})

export type CasePage = Awaited<ReturnType<typeof casePage>>
