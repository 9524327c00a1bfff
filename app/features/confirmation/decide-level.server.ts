import { command, conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { nothing } from '~/access/subject'
import { type ConfirmedAs, type DecisionRefused, needsComment, whyNotConfirm } from '~/domain/assessment'
import { agreeable } from '~/domain/section-confirmation'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { refreshParticipation } from '~/facts/participation'
import { type ClaimOnRecord, claimOwner, standingClaims } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { capacitiesFor, ownLevel } from '~/features/confirmation/as-whom'
import { decideForm } from '~/features/confirmation/confirmation-forms'
import { confirmationOf } from '~/features/confirmation/confirmation-row'

const WHY_NOT: Record<DecisionRefused, string> = {
  'needs-master':
    'レベル 3 は DX推進マスターかデジタル技術官が確認します。「確認を頼む」で渡すか、2 までのレベルで決めてください。',
  'needs-technical-officer': 'レベル 4 はデジタル技術官だけが確認できます。「確認を頼む」で渡してください。',
  'own-level-too-low':
    'レベル 3 を確認できるのは、このスキルの自分の確認済みレベルが 3 以上のマスターだけです。2 までのレベルで決めるか、事務局に伝えてください。',
  'needs-evidence': '拡張スキルのレベル 2 からは証跡が 1 つ要ります。本人に証跡を求めて差し戻してください。',
}

/** Decides one claim: the level, and a comment where it is not the one claimed. */
export const decideLevel = command({
  action: 'levels.confirm',
  input: decideForm,
  subject: async (input, sql) => {
    const owner = await claimOwner(sql, input.claim)
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run(given, input) {
    const { sql, viewer, today, relations, stamp } = given
    const owner = await claimOwner(sql, input.claim)
    if (!viewer || !owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    await holdSubmission(sql, owner.submissionId)
    const claims = await standingClaims(sql, [owner.personId])
    const claim = claims.find((each) => each.claimId === input.claim)
    if (!claim) return refuse('この自己評価は差し戻されたか、新しいものに替わりました。画面を開き直してください。')
    if (claim.decided !== null) return conflictWith({ level: claim.decided, on: claim.decidedOn })
    const isRouted = claim.reviewerId === viewer.personId
    const capacities = await capacitiesFor(sql, viewer, owner.personId, {
      relations,
      isRouted,
      claimed: claim.claimed,
      today,
    })
    const decision = await firstThatMay(given, claim, input.level, capacities)
    if (decision.as === null) return refuse(WHY_NOT[decision.why])
    if (needsComment(claim.claimed, input.level) && input.comment === null) {
      return refuse('自己評価と違うレベルにするときは、理由をコメントに書いてください。本人に表示されます。')
    }
    const rows = [
      confirmationOf(claim, {
        level: input.level,
        as: decision.as,
        byId: viewer.personId,
        comment: input.comment,
        today,
      }),
    ]
    const others = claims.filter((each) => each !== claim)
    if (relations.has('confirmer')) {
      const as = capacities[0] ?? decision.as
      for (const rest of agreeable(others)) {
        rows.push(confirmationOf(rest, { level: rest.claimed, as, byId: viewer.personId, comment: null, today }))
      }
    }
    await recordConfirmations(sql, rows, stamp, today)
    await refreshParticipation(sql, [owner.personId])
    return {
      did: { personId: owner.personId, along: rows.length - 1 },
      audit: {
        subjectKind: 'self_assessment',
        subjectId: claim.claimId,
        subjectPersonId: owner.personId,
        detail: { levels: rows.length, decidedAs: decision.as },
      },
      events: [
        {
          kind: 'levels-confirmed',
          personId: owner.personId,
          skillIds: rows.map((row) => row.skillId),
          comments: input.comment === null ? 0 : 1,
        },
      ],
    }
  },
})

async function firstThatMay(
  { sql, viewer }: Doing,
  claim: ClaimOnRecord,
  level: number,
  capacities: readonly ConfirmedAs[],
): Promise<{ as: ConfirmedAs } | { as: null; why: DecisionRefused }> {
  const own = viewer && capacities.includes('master') ? await ownLevel(sql, viewer, claim.skillId) : null
  let why: DecisionRefused = 'needs-master'
  for (const as of capacities) {
    const { tier, evidence, confirmed } = claim
    const refused = whyNotConfirm({ tier, level, as, ownLevel: own, evidence, confirmed })
    if (refused === null) return { as }
    why = refused
  }
  return { as: null, why }
}
