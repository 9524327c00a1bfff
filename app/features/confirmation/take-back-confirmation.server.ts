import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { takeBackConfirmations } from '~/facts/confirmed-levels'
import { refreshParticipation } from '~/facts/participation'
import { standingClaims, submissionOwners } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { takeBackForm } from '~/features/confirmation/confirmation-forms'

const HEAD_SIDE = ['head', 'acting', 'delegate', 'superior']

/** Takes back what the head's side confirmed of one submission; it waits again. Until the round is closed. */
export const takeBackConfirmation = command({
  action: 'confirmation.take-back',
  input: takeBackForm,
  subject: async (input, sql) => {
    const [owner] = await submissionOwners(sql, [input.submission])
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, relations, today, stamp }, input) {
    if (!relations.has('confirmer')) return refuse('取り消せるのは、いまの確認者だけです。')
    const owner = await holdSubmission(sql, input.submission)
    if (!owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    const claims = (await standingClaims(sql, [owner.personId])).filter(
      (claim) => claim.submissionId === input.submission && claim.roundOpen,
    )
    const ids = claims.flatMap((claim) =>
      claim.confirmationId !== null && HEAD_SIDE.includes(claim.decidedAs ?? '') ? [claim.confirmationId] : [],
    )
    if (ids.length === 0) {
      return refuse('取り消せる確認がありません。評価期間が終わったあとは、随時確認で決め直してください。')
    }
    await takeBackConfirmations(sql, ids, stamp, today)
    await refreshParticipation(sql, [owner.personId])
    return {
      did: { personId: owner.personId, levels: ids.length },
      audit: {
        subjectKind: 'submission',
        subjectId: input.submission,
        subjectPersonId: owner.personId,
        detail: { takenBack: ids.length },
      },
    }
  },
})
