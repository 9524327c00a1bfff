import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { agreeable } from '~/domain/section-confirmation'
import { holdLevels, recordConfirmations } from '~/facts/confirmed-levels'
import { organisationOn, primaryPostsOf } from '~/facts/organisation'
import { refreshParticipation } from '~/facts/participation'
import { standingClaims, submissionOwners } from '~/facts/standing-claims'
import { headSideOf } from '~/features/confirmation/as-whom'
import { confirmUnchangedForm } from '~/features/confirmation/confirmation-forms'
import { confirmationOf } from '~/features/confirmation/confirmation-row'

/** Agrees at once to everything that repeats what is confirmed, for the submissions that the confirmer saw. */
export const confirmUnchanged = command({
  action: 'levels.confirm',
  input: confirmUnchangedForm,
  timeout: 30_000,
  subject: async (input, sql) => {
    const owners = await submissionOwners(sql, input.submissions)
    return owners.length === 0 ? nothing : { about: 'people', personIds: owners.map((owner) => owner.personId) }
  },
  async run({ sql, viewer, today, relations, stamp }, input) {
    if (!viewer || !relations.has('confirmer')) return refuse('まとめて確認できるのは、所属長と指名確認者だけです。')
    const owners = await submissionOwners(sql, input.submissions)
    const ownerIds = owners.map((owner) => owner.personId)
    await holdLevels(sql, ownerIds)
    const claims = await standingClaims(sql, ownerIds)
    const seen = new Set(input.submissions)
    const agreed = [...new Set(owners.map((owner) => owner.personId))].flatMap((personId) =>
      agreeable(claims.filter((claim) => claim.personId === personId)).filter((claim) => seen.has(claim.submissionId)),
    )
    if (agreed.length === 0) {
      return refuse('変わりない分は、ほかの人がもう確認しました。画面を開き直して、残りを確かめてください。')
    }
    const organisation = await organisationOn(sql, today)
    const personIds = [...new Set(agreed.map((claim) => claim.personId))]
    const primary = new Map((await primaryPostsOf(sql, personIds, today)).map((post) => [post.personId, post]))
    const rows = agreed.flatMap((claim) => {
      const post = primary.get(claim.personId)
      if (!post) return []
      const as = headSideOf(organisation, viewer, post)
      return [confirmationOf(claim, { level: claim.claimed, as, byId: viewer.personId, comment: null, today })]
    })
    await recordConfirmations(sql, rows, stamp, today)
    await refreshParticipation(sql, personIds)
    return {
      did: { people: personIds.length, levels: rows.length },
      audit: personIds.map((personId) => ({
        subjectKind: 'person',
        subjectId: personId,
        subjectPersonId: personId,
        detail: { unchanged: agreed.filter((claim) => claim.personId === personId).length },
      })),
      events: [{ kind: 'unchanged-confirmed', personIds }],
    }
  },
})
