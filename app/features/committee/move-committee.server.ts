import { command, conflictWith, refuse } from '~/access/command'
import { earlierOf, fiscalYearInWareki, fiscalYearOf, inWareki, laterOf } from '~/domain/calendar'
import { committees, lockedCommittee, moveCommitteeDays, tookPartInRound } from '~/facts/committees'
import { moveForm } from './committee-forms'
import { committeeAsSubject } from './committee-subject'
import { roundName } from './round-name'

/** Moves the days of a round that has not met; members and applicants are told. Its number stays, so it keeps its place in the year. */
export const moveCommittee = command({
  action: 'committee.move',
  input: moveForm,
  subject: committeeAsSubject,
  async run({ sql, today }, { committee: committeeId, applyBy, heldOn, seen }) {
    const committee = await lockedCommittee(sql, committeeId)
    if (!committee) return refuse('この委員会は、もうありません。')
    const before = `${inWareki(committee.applyBy)}しめきり、${inWareki(committee.heldOn)}開催`
    if (seen !== daysOf(committee)) return conflictWith({ days: before })
    if (committee.heldOn < today || (await tookPartInRound(sql, committeeId)).length > 0) {
      return refuse('もう開かれた回の日は変えられません。')
    }
    if (daysOf({ applyBy, heldOn }) === seen) return refuse('変わったところがありません。')
    if (heldOn < today) return refuse('開催日がもう過ぎています。これからの日にしてください。')
    if (fiscalYearOf(heldOn) !== committee.fiscalYear) {
      return refuse(
        `この回は ${fiscalYearInWareki(committee.fiscalYear)}の回です。別の年度に開くときは、新しい回を予定してください。`,
      )
    }
    const [from, to] = [earlierOf(committee.heldOn, heldOn), laterOf(committee.heldOn, heldOn)]
    const between = (await committees(sql, null)).find(
      (other) => other.committeeId !== committeeId && other.heldOn >= from && other.heldOn <= to,
    )
    if (between) {
      return refuse(
        `第 ${between.sequence} 回（${inWareki(between.heldOn)}）をこえては動かせません。回の順が変わります。`,
      )
    }
    await moveCommitteeDays(sql, committeeId, { applyBy, heldOn })
    return {
      did: {},
      audit: {
        subjectKind: 'committee',
        subjectId: committeeId,
        detail: { applyBy, heldOn, applyByBefore: committee.applyBy, heldOnBefore: committee.heldOn },
      },
      events: [
        {
          kind: 'committee-moved' as const,
          committeeId,
          round: roundName(committee),
          applyBy,
          on: heldOn,
          from: committee.heldOn,
        },
      ],
    }
  },
})

/** The days as a form saw them: who moves them while somebody else does is told. */
export function daysOf({ applyBy, heldOn }: { applyBy: string; heldOn: string }): string {
  return `${applyBy} ${heldOn}`
}
