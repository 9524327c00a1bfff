import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { markReturned, recordReturn } from '~/facts/participation'
import { standingClaims, submissionOwners } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { sendBackForm } from '~/features/confirmation/confirmation-forms'

/** Gives a submission back to the person with the reason; what is decided of it stays. */
export const sendBack = command({
  action: 'submission.send-back',
  input: sendBackForm,
  subject: async (input, sql) => {
    const [owner] = await submissionOwners(sql, [input.submission])
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, input) {
    const owner = await holdSubmission(sql, input.submission)
    if (!owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    const claims = (await standingClaims(sql, [owner.personId])).filter(
      (claim) => claim.submissionId === input.submission,
    )
    if (claims.every((claim) => claim.decided !== null)) {
      return refuse('この自己評価はもう全部決まっているか、差し戻し済みです。画面を開き直してください。')
    }
    await recordReturn(
      sql,
      { submissionId: input.submission, kind: 'sent_back', comment: input.reason, on: today, byId: viewer?.personId },
      stamp,
    )
    const roundId = claims[0]?.roundId
    if (roundId) await markReturned(sql, roundId, owner.personId)
    return {
      did: { personId: owner.personId },
      audit: {
        subjectKind: 'submission',
        subjectId: input.submission,
        subjectPersonId: owner.personId,
        detail: { fields: ['comment'] },
      },
      events: [{ kind: 'submission-sent-back', personId: owner.personId }],
    }
  },
})
