import { type DatedLevel, type PreviousLevel, previousLevel } from '~/domain/self-assessment'
import type { PersonAssessment } from '~/facts/person-assessment'

/** 前回 of every skill that has one, by skill id. */
export function previousLevels({
  levels,
  claims,
}: Pick<PersonAssessment, 'levels' | 'claims'>): Map<number, PreviousLevel> {
  const confirmed = new Map<number, DatedLevel>(levels.map(([skillId, level, on]) => [skillId, { level, on }]))
  const claimed = new Map<number, DatedLevel>(claims.map(([skillId, level, on]) => [skillId, { level, on }]))
  const previous = new Map<number, PreviousLevel>()
  for (const skillId of new Set([...confirmed.keys(), ...claimed.keys()])) {
    const found = previousLevel(confirmed.get(skillId) ?? null, claimed.get(skillId) ?? null)
    if (found) previous.set(skillId, found)
  }
  return previous
}

/** What a colleague who enters for somebody may know of 前回: confirmed levels, never earlier self-assessments. */
export function withoutClaims(own: PersonAssessment): PersonAssessment {
  return { ...own, claims: [] }
}
