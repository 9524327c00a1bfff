import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { mayObject, OBJECTION_DAYS } from '~/domain/assessment'
import { takeBackConfirmations } from '~/facts/confirmed-levels'
import { markReturned, recordReturn } from '~/facts/participation'
import { submissionOwners } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { objectionForm } from '~/features/assessment/assessment-forms'

/**
 * The person says that what was entered for them is wrong (domain notes §8): it is returned, and what was decided on
 * it no longer counts.
 */
export const objectToEntry = command({
  action: 'assessment.object',
  input: objectionForm,
  subject: async (input, sql) => {
    const [owner] = await submissionOwners(sql, [input.submission])
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, input) {
    const found = await holdSubmission(sql, input.submission)
    if (!found || found.mode === 'self') return refuse('代理で入力されたものではありません。画面を開き直してください。')
    if (found.returned) return refuse('もう申し出たか、差し戻されています。画面を開き直してください。')
    if (!mayObject(found.submittedOn, today)) {
      return refuse(
        `申し出は入力から ${OBJECTION_DAYS} 日までです。いまのレベルが違うときは随時確認で申し出てください。`,
      )
    }
    const { submissionId, roundId, personId, confirmationIds, enteredById } = found
    await recordReturn(
      sql,
      { submissionId, kind: 'objected', comment: input.comment, on: today, byId: viewer?.personId },
      stamp,
    )
    await takeBackConfirmations(sql, confirmationIds, stamp, today)
    if (roundId !== null) await markReturned(sql, roundId, personId)
    return {
      did: {},
      audit: {
        subjectKind: 'submission',
        subjectId: submissionId,
        subjectPersonId: personId,
        detail: { round: roundId, takenBack: confirmationIds },
      },
      events: enteredById === null ? [] : [{ kind: 'proxy-entry-objected', enteredById }],
    }
  },
})
