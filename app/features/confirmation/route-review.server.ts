import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { confirmedBySide } from '~/domain/assessment'
import { agreeable } from '~/domain/section-confirmation'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { passOn, refreshParticipation } from '~/facts/participation'
import { claimOwner, standingClaims } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { ableReviewers } from '~/features/confirmation/able-reviewers'
import { capacitiesFor } from '~/features/confirmation/as-whom'
import { routeForm } from '~/features/confirmation/confirmation-forms'
import { confirmationOf } from '~/features/confirmation/confirmation-row'

/** Passes one claim of level 3 or 4 on to a master or the officer; it waits until they decide. */
export const routeReview = command({
  action: 'review.route',
  input: routeForm,
  subject: async (input, sql) => {
    const owner = await claimOwner(sql, input.claim)
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, relations, stamp }, input) {
    const owner = await claimOwner(sql, input.claim)
    if (!owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    await holdSubmission(sql, owner.submissionId)
    const claims = await standingClaims(sql, [owner.personId])
    const claim = claims.find((each) => each.claimId === input.claim)
    if (!claim || claim.decided !== null) return refuse('この自己評価はもう決まっています。画面を開き直してください。')
    if (claim.reviewerId === input.reviewer) return refuse('この人にはもう頼んであります。')
    if (confirmedBySide(claim.claimed) === 'head') {
      return refuse('レベル 2 までは所属長か指名確認者が決めます。ここで決めてください。')
    }
    const able = await ableReviewers(sql, [claim.skillId], today)
    const chosen = able.find(
      (each) =>
        each.personId === input.reviewer && each.personId !== owner.personId && each.skillIds.includes(claim.skillId),
    )
    if (!chosen || (claim.claimed === 4 && chosen.role !== 'TECH_OFFICER')) {
      return refuse('この人はこのレベルを確認できません。一覧から選び直してください。')
    }
    await passOn(sql, { claimId: claim.claimId, reviewerId: chosen.personId, byId: viewer?.personId, on: today }, stamp)
    if (viewer && relations.has('confirmer')) {
      const [as = 'delegate'] = await capacitiesFor(sql, viewer, owner.personId, {
        relations,
        isRouted: false,
        claimed: null,
        today,
      })
      const others = claims.filter((each) => each !== claim)
      const rows = agreeable(others).map((rest) =>
        confirmationOf(rest, { level: rest.claimed, as, byId: viewer.personId, comment: null, today }),
      )
      await recordConfirmations(sql, rows, stamp, today)
      await refreshParticipation(sql, [owner.personId])
    }
    return {
      did: { personId: owner.personId, reviewer: chosen.name },
      audit: { subjectKind: 'self_assessment', subjectId: claim.claimId, subjectPersonId: owner.personId },
      events: [{ kind: 'review-routed', reviewerId: chosen.personId }],
    }
  },
})
