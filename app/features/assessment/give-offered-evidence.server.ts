import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { offerKey, offersFor } from '~/domain/evidence-offers'
import { evidenceOf } from '~/facts/evidence'
import { evidenceOffers, giveOffer } from '~/facts/evidence-offers'
import { entryForm } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'

/** Makes a course completed, or a project, evidence for a skill that the round asks. Given already, it stays given. */
export const giveOfferedEvidence = command({
  action: 'evidence.add',
  input: entryForm.extend({ skill: z.string().max(40), offer: z.string().max(40) }),
  subject: subjectOfEntry,
  async run(given, input) {
    const { sql, today, stamp } = given
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const skill = standard.skills.find((each) => each.code === input.skill && draft.skillIds.includes(each.skillId))
    if (!skill) return refuse('このスキルは、今回は聞いていません。画面を開き直してください。')
    const { personId } = draft
    const pieces = (await evidenceOf(sql, personId)).filter((piece) => piece.skillId === skill.skillId)
    const known = await evidenceOffers(sql, personId, today)
    const offer = offersFor({ ...skill, confirmed: null }, known, pieces).find((one) => offerKey(one) === input.offer)
    if (offer) await giveOffer(sql, personId, skill.skillId, offer, stamp)
    return { did: {}, audit: entryAudit(draft, offer ? [`evidence.${skill.code}`] : []) }
  },
})
