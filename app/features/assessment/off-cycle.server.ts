import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { inWareki, withWeekday } from '~/domain/calendar'
import { offersFor, proposedLevel } from '~/domain/evidence-offers'
import type { SkillLevel, Tier } from '~/domain/skill-standard'
import { evidenceOf } from '~/facts/evidence'
import { evidenceOffers } from '~/facts/evidence-offers'
import { type OffCycleRequest, personAssessment } from '~/facts/person-assessment'
import { type StandardSkill, standardById } from '~/facts/standard'
import { confirmedBy } from '~/features/assessment/confirmed-by'
import { type OfferShown, offerShown } from '~/features/assessment/entry-sheet'
import { goalsOf, roleInView } from '~/features/assessment/role-gap'

export type OwnRequest = {
  submissionId: number
  name: string
  level: SkillLevel
  submittedOn: string
  reason: string | null
  state: 'waiting' | 'decided' | 'sent_back' | 'withdrawn' | 'objected'
  decided: SkillLevel | null
  settledOn: string | null
  comment: string | null
}

export type ChosenSkill = {
  code: string
  name: string
  definition: string
  tier: Tier
  indicators: string[]
  confirmed: SkillLevel | null
  confirmedNote: string
  goal: SkillLevel | null
  /** What the portal knows that can be evidence, and the level that it proposes. */
  offers: OfferShown[]
  proposed: SkillLevel | null
}

/** Asking for one skill at any time: the skill chosen with its sentences, and what was asked before. */
export const offCyclePage = read({
  action: 'own-skills.read',
  params: z.object({ skill: z.string().max(40).nullable() }),
  subject: () => theViewer,
  async run({ sql, viewer, today }, { skill: code }) {
    if (viewer.personId === null) return null
    const own = await personAssessment(sql, viewer.personId, today)
    const standard = own.standardId === null ? null : await standardById(sql, own.standardId)
    const skills = standard?.skills ?? []
    const confirmed = new Map(own.levels.map((level) => [level[0], level]))
    const isHead = viewer.heads.some((unit) => unit.kind !== 'subunit')
    const goals = standard ? goalsOf(roleInView(own, isHead), standard, today) : new Map()
    const found = skills.find((skill) => skill.code === code)
    const level = found && confirmed.get(found.skillId)
    const offers = found
      ? offersFor(
          { ...found, confirmed: level?.[1] ?? null },
          await evidenceOffers(sql, viewer.personId, today),
          (await evidenceOf(sql, viewer.personId)).filter((piece) => piece.skillId === found.skillId),
        )
      : []
    const nameOf = new Map(skills.map((skill) => [skill.skillId, skill.name]))
    return {
      page: {
        purposeDue: viewer.purposeNoticeDue !== null,
        categories: (standard?.categories ?? []).map((category) => ({
          name: category.name,
          skills: skills
            .filter((skill) => skill.categoryCode === category.code)
            .map((skill) => ({ code: skill.code, name: skill.name })),
        })),
        chosen: found
          ? {
              ...chosenSkill(
                found,
                level?.[1] ?? null,
                level ? confirmedBy(level) : '',
                goals.get(found.skillId)?.level,
              ),
              offers: offers.map(offerShown),
              proposed: proposedLevel(offers),
            }
          : null,
        requests: own.requests.map((request) => ownRequest(request, nameOf)),
      },
    }
  },
})

export type OffCyclePage = Awaited<ReturnType<typeof offCyclePage>>

function chosenSkill(
  skill: StandardSkill,
  confirmed: SkillLevel | null,
  confirmedNote: string,
  goal: SkillLevel | undefined,
): Omit<ChosenSkill, 'offers' | 'proposed'> {
  const { code, name, definition, tier, indicators } = skill
  return { code, name, definition, tier, indicators, confirmed, confirmedNote, goal: goal ?? null }
}

function ownRequest(request: OffCycleRequest, nameOf: ReadonlyMap<number, string>): OwnRequest {
  const { returned, decided, decidedOn } = request
  const settledOn = returned?.on ?? decidedOn
  return {
    submissionId: request.submissionId,
    name: nameOf.get(request.skillId) ?? '前の標準のスキル',
    level: request.level,
    submittedOn: inWareki(request.submittedOn),
    reason: request.note,
    state: returned ? returned.kind : decided === null ? 'waiting' : 'decided',
    decided,
    settledOn: settledOn && withWeekday(settledOn),
    comment: returned ? returned.comment : request.comment,
  }
}
