import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { claimOwner, standingClaims } from '~/facts/standing-claims'
import { holdSubmission } from '~/facts/submission'
import { advisersIn, askForOpinion } from '~/facts/technical-opinions'
import { askOpinionForm } from '~/features/confirmation/confirmation-forms'

/** Asks a leader or master for an opinion (技術的意見) on one extended skill up to level 2; the confirmer decides as before. */
export const askOpinion = command({
  action: 'opinion.ask',
  input: askOpinionForm,
  subject: async ({ claim }, sql) => {
    const owner = await claimOwner(sql, claim)
    return owner ? { about: 'person', personId: owner.personId } : nothing
  },
  async run({ sql, viewer, today, stamp }, input) {
    const owner = await claimOwner(sql, input.claim)
    if (!owner) return refuse('この自己評価は見つかりません。画面を開き直してください。')
    await holdSubmission(sql, owner.submissionId)
    const claim = (await standingClaims(sql, [owner.personId])).find((each) => each.claimId === input.claim)
    if (!claim || claim.decided !== null) return refuse('この自己評価はもう決まっています。画面を開き直してください。')
    if (claim.tier !== 'extended' || claim.claimed > 2) {
      return refuse('意見を聞けるのは、拡張スキルのレベル 2 までです。レベル 3 からは確認を頼んでください。')
    }
    const able = await advisersIn(sql, [claim.skillId], today)
    const chosen = able.find(({ personId }) => personId === input.adviser && personId !== owner.personId)
    if (!chosen) return refuse('この人には、このスキルの意見を聞けません。一覧から選び直してください。')
    const asked = { claimId: claim.claimId, adviserId: chosen.personId, byId: viewer?.personId ?? null, on: today }
    if (!(await askForOpinion(sql, asked, stamp))) return refuse(`${chosen.name}さんには、もう頼んであります。`)
    return {
      did: { adviser: chosen.name },
      audit: { subjectKind: 'self_assessment', subjectId: claim.claimId, subjectPersonId: owner.personId },
      events: [{ kind: 'opinion-asked' as const, adviserId: chosen.personId }],
    }
  },
})
