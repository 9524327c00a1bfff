import { type CityDate, cityDate } from '~/domain/calendar'
import { holdsOn, type Person } from './city'
import type { Confirmed } from './entries'
import { confirmedLevel } from './entries'
import type { Programme } from './programme'

/** Who may confirm level 3: a master in office whose own level is 3 or more, else the technical officer. */
export type Reviewers = (
  person: Person,
  skill: number,
  day: CityDate,
) => { person: Person; as: 'master' | 'technical_officer' } | null

const OFFICER_SINCE = cityDate('2027-04-01')

export function reviewersOf(programme: Programme, officer: Person, confirmed: Confirmed): Reviewers {
  const masters = [
    ...programme.masters.map((person) => ({ person, from: cityDate('2028-02-22'), to: null })),
    { person: programme.promoted, from: cityDate('2028-10-17'), to: null },
  ]
  return (person, skill, day) => {
    if (day < OFFICER_SINCE || person === officer) return null
    const able = masters.filter(
      (master) =>
        master.person !== person && holdsOn(master, day) && (confirmedLevel(confirmed, master.person, skill) ?? 0) >= 3,
    )
    // The officer takes every third one himself, and whatever concerns the masters.
    const master = able[(person.index + skill) % Math.max(able.length, 1)]
    if (!master || masters.some((one) => one.person === person) || (person.index + skill) % 3 === 0) {
      return { person: officer, as: 'technical_officer' }
    }
    return { person: master.person, as: 'master' }
  }
}
