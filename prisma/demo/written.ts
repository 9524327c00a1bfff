import { type CityDate, cityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'
import { officeTime } from './bulk'
import type { Person } from './city'

/** What the writers share: the transaction and the ids that rows were given. */
export type Writing = {
  sql: Sql
  today: CityDate
  unitIds: Map<string, number>
  personIds: Map<Person, number>
  accountIds: Map<Person, number>
  /** Skills in the order of the standard. */
  skills: WrittenSkill[]
  standardVersionId: number
}

export type WrittenSkill = { id: number; code: string; tier: 'core' | 'extended' }

/** The portal's first day of work: what was so before was entered then. */
const PORTAL_BEGINS = cityDate('2026-10-01')

/** Entered on the day itself, or when the portal began. */
export function enteredOn(day: CityDate, part = 0.1): Stamp {
  return { at: officeTime(knownOn(day), part), by: null }
}

/** The day on which something that is so from `day` on was entered. */
export function knownOn(day: CityDate): CityDate {
  return day > PORTAL_BEGINS ? day : PORTAL_BEGINS
}

export function unitId(writing: Writing, code: string): number {
  const id = writing.unitIds.get(code)
  if (id === undefined) throw new Error(`unit ${code} was not written`)
  return id
}

export function personId(writing: Writing, person: Person): number {
  const id = writing.personIds.get(person)
  if (id === undefined) throw new Error(`person ${person.number} was not written`)
  return id
}

/** Rows by the day on which they were entered, the earliest first. */
export function byDay<T>(rows: readonly T[], dayOf: (row: T) => CityDate): [CityDate, T[]][] {
  const days = new Map<CityDate, T[]>()
  for (const row of rows) {
    const day = dayOf(row)
    const sameDay = days.get(day)
    if (sameDay) sameDay.push(row)
    else days.set(day, [row])
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}
