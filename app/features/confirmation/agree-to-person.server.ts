import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { agreeableAsClaimed } from '~/domain/section-confirmation'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { refreshParticipation } from '~/facts/participation'
import { standingClaims, submissionOwners } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { capacitiesFor } from '~/features/confirmation/as-whom'
import { agreeToPersonForm } from '~/features/confirmation/confirmation-forms'
import { confirmationOf } from '~/features/confirmation/confirmation-row'

/** Agrees to all that one person claims and the head's side may confirm; the rest is decided one by one. */
export const agreeToPerson = command({
  action: 'levels.confirm',
  input: agreeToPersonForm,
  subject: async (input, sql) => {
    const [owner] = await submissionOwners(sql, [input.submission])
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, relations, stamp }, input) {
    if (!viewer || !relations.has('confirmer')) return refuse('まとめて同意できるのは、所属長と指名確認者だけです。')
    const owner = await holdSubmission(sql, input.submission)
    if (!owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    const { personId } = owner
    const claims = agreeableAsClaimed(await standingClaims(sql, [personId]))
    if (claims.length === 0) {
      return refuse('まとめて同意できる分がありません。レベル 3 以上と、証跡のない拡張スキルは 1 つずつ決めます。')
    }
    const [as = 'delegate'] = await capacitiesFor(sql, viewer, personId, {
      relations,
      isRouted: false,
      claimed: null,
      today,
    })
    const rows = claims.map((claim) =>
      confirmationOf(claim, { level: claim.claimed, as, byId: viewer.personId, comment: null, today }),
    )
    await recordConfirmations(sql, rows, stamp, today)
    await refreshParticipation(sql, [personId])
    return {
      did: { personId, levels: rows.length },
      audit: {
        subjectKind: 'person',
        subjectId: personId,
        subjectPersonId: personId,
        detail: { agreed: rows.length },
      },
      events: [{ kind: 'levels-confirmed', personId, skillIds: rows.map((row) => row.skillId), comments: 0 }],
    }
  },
})
