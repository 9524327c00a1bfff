import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { offerKey, offersFor } from '~/domain/evidence-offers'
import { lacksEvidence, mayEnter } from '~/domain/self-assessment'
import { evidenceOf } from '~/facts/evidence'
import { evidenceOffers, giveOffer } from '~/facts/evidence-offers'
import { type PersonAssessment, personAssessment } from '~/facts/person-assessment'
import { type StandardSkill, standardInForce } from '~/facts/standard'
import { handIn, holdPerson } from '~/facts/submission'
import { levelOf, offCycleForm } from '~/features/assessment/assessment-forms'
import { keepEvidence } from '~/features/assessment/keep-evidence'
import type { UploadedFile } from '~/platform/upload.server'

const requestInput = offCycleForm.extend({ file: z.custom<UploadedFile | null>().default(null) })

/** Asks for one skill to be confirmed outside a round (随時確認), with a reason and, where it is needed, evidence. */
export const requestOffCycle = command({
  action: 'off-cycle.request',
  input: requestInput,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, input) {
    const personId = viewer?.personId ?? null
    const level = levelOf(input.level)
    const standard = await standardInForce(sql, today)
    const skill = standard?.skills.find((each) => each.code === input.skill)
    if (personId === null || level === null || !skill) return refuse('スキルとレベルを選んでください。')
    if (viewer?.purposeNoticeDue !== null) return refuse('はじめに、利用目的を確かめてください。')
    await holdPerson(sql, personId)
    const own = await personAssessment(sql, personId, today)
    const confirmed = own.levels.find(([skillId]) => skillId === skill.skillId)?.[1] ?? null
    const stop = whyNothingToAsk(own, skill, level === confirmed)
    if (stop) return refuse(stop)
    const given = input.title !== '' ? 1 : 0
    const pieces = (await evidenceOf(sql, personId)).filter((piece) => piece.skillId === skill.skillId)
    const known = input.offers.length === 0 ? [] : await evidenceOffers(sql, personId, today)
    const offers = offersFor({ ...skill, confirmed }, known, pieces).filter((one) =>
      input.offers.includes(offerKey(one)),
    )
    const evidence = pieces.length + given + offers.length
    if (lacksEvidence({ tier: skill.tier, entered: level, confirmed, evidence })) {
      return refuse(
        '拡張スキルのレベル 2 からは、証跡が 1 つ要ります。修了した研修などを選ぶか、題と説明を書いてください。',
      )
    }
    if (given === 0 && (input.file || input.url)) return refuse('証跡には題を書いてください。')
    if (given === 1) await keepEvidence(sql, personId, skill.skillId, input, stamp)
    for (const offer of offers) await giveOffer(sql, personId, skill.skillId, offer, stamp)
    const submissionId = await handIn(
      sql,
      {
        personId,
        roundId: null,
        on: today,
        mode: 'self',
        enteredById: null,
        claims: [{ skillId: skill.skillId, level, note: input.reason }],
      },
      stamp,
    )
    return {
      did: { submissionId },
      audit: {
        subjectKind: 'submission',
        subjectId: submissionId,
        subjectPersonId: personId,
        detail: { skill: skill.code },
      },
      events: [{ kind: 'confirmation-requested', personId, skill: skill.name }],
    }
  },
})

/** Nothing new to ask, or another way to ask for it. */
function whyNothingToAsk(own: PersonAssessment, skill: StandardSkill, sameAsConfirmed: boolean): string | null {
  if (sameAsConfirmed) return `「${skill.name}」は、もうこのレベルで確認されています。変わったときに申し出てください。`
  const waits = own.requests.some(
    (request) => request.skillId === skill.skillId && request.decided === null && request.returned === null,
  )
  if (waits) return `「${skill.name}」は、もう申し出て確認を待っています。変えるときは、先に取り下げてください。`
  const round = own.rounds.find((each) => each.skillIds.includes(skill.skillId) && mayEnter(each.state))
  if (round) return `「${skill.name}」は、いまの「${round.name}」で聞いています。そちらで入力してください。`
  return null
}
