import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { reopenEntry } from '~/facts/assessment-draft'
import { recordReturn } from '~/facts/participation'
import { submissionOwners } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { submissionForm } from '~/features/assessment/assessment-forms'

/** Takes back what was handed in, as long as nothing of it is decided; the levels stay in the form. */
export const withdrawAssessment = command({
  action: 'assessment.withdraw',
  input: submissionForm,
  subject: async (input, sql) => {
    const [owner] = await submissionOwners(sql, [input.submission])
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, input) {
    const found = await holdSubmission(sql, input.submission)
    if (!found) return refuse('この提出は見つかりません。画面を開き直してください。')
    if (found.returned) return refuse('もう取り下げたか、差し戻されています。画面を開き直してください。')
    if (found.confirmationIds.length > 0) {
      return refuse('確認者がもう決め始めたので、取り下げられません。直したいときは確認者に差し戻しを頼んでください。')
    }
    const { submissionId, roundId, personId } = found
    await recordReturn(sql, { submissionId, kind: 'withdrawn', comment: '', on: today, byId: viewer?.personId }, stamp)
    if (roundId !== null) await reopenEntry(sql, roundId, personId)
    return {
      did: {},
      audit: {
        subjectKind: 'submission',
        subjectId: submissionId,
        subjectPersonId: personId,
        detail: { round: roundId },
      },
    }
  },
})
