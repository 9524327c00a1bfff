import type { Person } from '../city'
import type { History } from '../history'

/** The confirmed level of a person in a skill (by its place) at the end of the history; null where nothing is confirmed. */
export type FinalLevels = (person: Person, skill: number) => number | null

export function finalLevelsOf({ entries }: Pick<History, 'entries'>): FinalLevels {
  const last = new Map<Person, Map<number, { on: string; level: number }>>()
  for (const { person, claims } of entries) {
    for (const { skill, decision } of claims) {
      if (!decision) continue
      const own = last.get(person) ?? new Map<number, { on: string; level: number }>()
      last.set(person, own)
      const before = own.get(skill)
      if (!before || before.on <= decision.on) own.set(skill, { on: decision.on, level: decision.level })
    }
  }
  return (person, skill) => last.get(person)?.get(skill)?.level ?? null
}
