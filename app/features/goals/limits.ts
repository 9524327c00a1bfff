import { type CityDate, daysBetween, longWithWeekday } from '~/domain/calendar'
import { type CertifiedRole, limitOf, standingOn } from '~/domain/certificate'
import type { Organisation } from '~/domain/organisation'
import type { GoalPerson, YearLedgers } from '~/facts/goals'
import { type GoalsViewer, mayName } from './goals-viewer'
import { placeOf } from './places'

const SOON_DAYS = 180
const MOST_NAMES = 6

/** Holders whose certificates end on the same day if nothing more happens. */
export type LimitRow = {
  limit: CityDate
  limitInWareki: string
  days: number
  people: number
  /** Of these, with a condition still to meet. */
  conditional: number
  isSoon: boolean
  /** Those whom the viewer may know, where the limit is near. */
  named: { staffNumber: string; name: string; place: string }[]
}

type Asked = {
  asking: GoalsViewer
  organisation: Organisation
  people: ReadonlyMap<number, GoalPerson>
  year: YearLedgers
  role: CertifiedRole
  asOf: CityDate
}

/** Who lapses next: everybody who counts, by the day of the limit. @returns also the ids of those named */
export function limitsOf({ asking, organisation, people, year, role, asOf }: Asked): {
  rows: LimitRow[]
  named: number[]
} {
  const careers = new Map(year.careers.map((career) => [career.personId, career]))
  const byLimit = new Map<CityDate, { personIds: number[]; conditional: number }>()
  for (const personId of year.ledgers[role].closing) {
    const standing = standingOn(careers.get(personId)?.certificates[role] ?? [], asOf)
    if (!standing) continue
    const known = byLimit.get(limitOf(standing)) ?? { personIds: [], conditional: 0 }
    known.personIds.push(personId)
    if (standing.conditionalThrough !== null) known.conditional += 1
    byLimit.set(limitOf(standing), known)
  }
  const named: number[] = []
  const rows = [...byLimit]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([limit, { personIds, conditional }]) => {
      const days = daysBetween(asOf, limit)
      const isSoon = days <= SOON_DAYS || conditional > 0
      const shown = personIds.flatMap((personId) => {
        const person = people.get(personId)
        return isSoon && person && mayName(asking, organisation, person.unitId) ? [person] : []
      })
      named.push(...shown.slice(0, MOST_NAMES).map(({ personId }) => personId))
      return {
        limit,
        limitInWareki: longWithWeekday(limit),
        days,
        people: personIds.length,
        conditional,
        isSoon,
        named: shown.slice(0, MOST_NAMES).map(({ staffNumber, name, unitId }) => ({
          staffNumber,
          name,
          place: placeOf(organisation, unitId).name,
        })),
      }
    })
  return { rows, named }
}
