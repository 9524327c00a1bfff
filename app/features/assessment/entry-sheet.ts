import { type CityDate, inWareki } from '~/domain/calendar'
import { type EvidenceOffer, offerKey, offersFor, proposedLevel } from '~/domain/evidence-offers'
import { lacksEvidence, type PreviousLevel } from '~/domain/self-assessment'
import type { SkillLevel, Tier } from '~/domain/skill-standard'
import { roleWord } from '~/domain/terms'
import type { Evidence } from '~/facts/evidence'
import type { OpenRound, PersonAssessment } from '~/facts/person-assessment'
import type { Standard, StandardSkill } from '~/facts/standard'
import { confirmedBy } from '~/features/assessment/confirmed-by'
import { previousLevels } from '~/features/assessment/previous-levels'
import { goalsOf, isHeadIn, roleInView, type SkillGoal } from '~/features/assessment/role-gap'
import { type RoundStep, roundStep } from '~/features/assessment/round-step'

export type OwnEvidence = {
  evidenceId: number
  title: string
  detail: string
  url: string | null
  fileName: string | null
  inUse: boolean
}

/** Something that the portal knows and that can be made evidence by one press. */
export type OfferShown = { key: string; title: string; note: string }

/** One skill as it is entered. */
export type EntrySkill = {
  code: string
  categoryCode: string
  name: string
  definition: string
  tier: Tier
  indicators: string[]
  level: SkillLevel | null
  note: string
  previous: SkillLevel | null
  /** When and by whom 前回 was confirmed, or that it was self-assessed. */
  previousNote: string
  confirmed: SkillLevel | null
  goal: SkillGoal | null
  /** Marked 変わった in the quick review. */
  changed: boolean
  evidence: OwnEvidence[]
  offers: OfferShown[]
  /** What courses completed propose; it confirms nothing. */
  proposed: SkillLevel | null
  lacksEvidence: boolean
}

export type EntryStep = { code: string; name: string; entered: number; asked: number }

/** What a round asks of a person, with what is entered so far: the ground of every page of entry. */
export type EntrySheet = {
  round: RoundStep
  revision: number
  goalRole: string
  skills: EntrySkill[]
  steps: EntryStep[]
}

export function entrySheet(
  own: PersonAssessment,
  round: OpenRound,
  standard: Standard,
  { evidence, offers }: { evidence: readonly Evidence[]; offers: readonly EvidenceOffer[] },
  today: CityDate,
): EntrySheet {
  const role = roleInView(own, isHeadIn(round))
  const goals = goalsOf(role, standard, today)
  const asked = new Set(round.skillIds)
  const skillOf = entrySkills(own, round, goals, evidence, offers)
  const skills = standard.skills.filter((skill) => asked.has(skill.skillId)).map(skillOf)
  return {
    round: roundStep(round, standard, today),
    revision: round.revision,
    goalRole: standard.profiles.find((profile) => profile.code === role)?.name ?? roleWord(role),
    skills,
    steps: standard.categories.map(({ code, name }) => stepOf(code, name, skills)).filter((step) => step.asked > 0),
  }
}

function stepOf(code: string, name: string, skills: readonly EntrySkill[]): EntryStep {
  const own = skills.filter((skill) => skill.categoryCode === code)
  return { code, name, asked: own.length, entered: own.filter((skill) => skill.level !== null).length }
}

function entrySkills(
  own: PersonAssessment,
  round: OpenRound,
  goals: ReadonlyMap<number, SkillGoal>,
  evidence: readonly Evidence[],
  offers: readonly EvidenceOffer[],
) {
  const previous = previousLevels(own)
  const confirmed = new Map(own.levels.map((level) => [level[0], level]))
  const noteOf = (skillId: number, before: PreviousLevel | undefined) => {
    const level = confirmed.get(skillId)
    if (!before) return ''
    return before.confirmed && level ? `${confirmedBy(level)} が確認` : `${inWareki(before.on)} の自己評価`
  }
  return (skill: StandardSkill): EntrySkill => {
    const { skillId, code, categoryCode, name, definition, tier, indicators } = skill
    const before = previous.get(skillId)
    const level = round.levels[skillId] ?? null
    const pieces = evidence.filter((piece) => piece.skillId === skillId)
    const confirmedLevel = confirmed.get(skillId)?.[1] ?? null
    const offered = offersFor({ skillId, tier, confirmed: confirmedLevel }, offers, pieces)
    return {
      code,
      categoryCode,
      name,
      definition,
      tier,
      indicators,
      level,
      note: round.notes[skillId] ?? '',
      previous: before?.level ?? null,
      previousNote: noteOf(skillId, before),
      confirmed: confirmedLevel,
      goal: goals.get(skillId) ?? null,
      changed: round.changed.includes(skillId),
      evidence: pieces.map(({ evidenceId, title, detail, url, fileName, inUse }) => ({
        evidenceId,
        title,
        detail,
        url,
        fileName,
        inUse,
      })),
      offers: offered.map(offerShown),
      proposed: proposedLevel(offered),
      lacksEvidence: lacksEvidence({ tier, entered: level, confirmed: confirmedLevel, evidence: pieces.length }),
    }
  }
}

export function offerShown(offer: EvidenceOffer): OfferShown {
  const { kind, title, on } = offer
  return kind === 'completion'
    ? {
        key: offerKey(offer),
        title: `研修「${title}」`,
        note: `${inWareki(on)} 修了、レベル ${offer.toLevel} を支える`,
      }
    : { key: offerKey(offer), title: `業務改善「${title}」`, note: `${inWareki(on)} から` }
}

/** Entered as 前回どおり: equal to it and not marked 変わった. */
export function isKept({ level, previous, changed }: Pick<EntrySkill, 'level' | 'previous' | 'changed'>): boolean {
  return level !== null && level === previous && !changed
}
