import { ledgerPerPlace, type PlaceLedger } from '~/domain/goal-places'
import type { Ledger } from '~/domain/goals'
import { departmentOf, type Organisation } from '~/domain/organisation'
import type { GoalPerson } from '~/facts/goals'
import { type Place, placeOf } from './places'

/** A department, or a section of one, with its part of the ledger. */
export type PlaceRow = PlaceLedger & {
  code: string
  name: string
  /** The people who belong to the department itself, to none of its sections. */
  isDirect: boolean
}

type Known = { organisation: Organisation; people: ReadonlyMap<number, GoalPerson> }

/** Department by department, in the order of their codes; last those whose unit is no more. */
export function departmentRows(ledger: Ledger, known: Known): PlaceRow[] {
  return rowsOf(ledger, known, (place) => ({
    code: place.departmentCode,
    name: place.departmentName || 'いまはない部局',
  }))
}

/** The sections of one department. */
export function sectionRows(ledger: Ledger, known: Known, department: string): PlaceRow[] {
  const within = (personId: number) => placeIn(known, personId).departmentCode === department
  return rowsOf(onlyOf(ledger, within), known, (place) => ({
    code: place.code,
    name: place.code === department ? '部局に直属' : place.name,
  })).map((row) => ({ ...row, isDirect: row.code === department }))
}

/** Names of places with staff that are in none of the rows. */
export function placesWithout(
  rows: readonly PlaceRow[],
  { organisation, staffed, department }: { organisation: Organisation; staffed: readonly number[]; department: string },
): string[] {
  const shown = new Set(rows.map(({ code }) => code))
  const names = new Map<string, string>()
  for (const unitId of staffed) {
    const place = placeOf(organisation, unitId)
    if (department !== '' && place.departmentCode !== department) continue
    const unit = department === '' ? departmentOf(organisation, unitId) : place
    if (unit && unit.code !== department && !shown.has(unit.code)) names.set(unit.code, unit.name)
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

function rowsOf(ledger: Ledger, known: Known, named: (place: Place) => { code: string; name: string }): PlaceRow[] {
  const names = new Map<string, string>()
  const places = ledgerPerPlace(ledger, (personId) => {
    const { code, name } = named(placeIn(known, personId))
    names.set(code, name)
    return code
  })
  return [...places]
    .sort(([a], [b]) => (a === '' || b === '' ? b.length - a.length : a < b ? -1 : 1))
    .map(([code, counts]) => ({ ...counts, code, name: names.get(code) ?? '', isDirect: false }))
}

function placeIn({ organisation, people }: Known, personId: number): Place {
  return placeOf(organisation, people.get(personId)?.unitId ?? null)
}

function onlyOf(ledger: Ledger, within: (personId: number) => boolean): Ledger {
  const { added, removed } = ledger.adjustment
  const movements = Object.fromEntries(
    Object.entries(ledger.movements).map(([line, moved]) => [line, moved.filter(({ personId }) => within(personId))]),
  ) as Ledger['movements']
  return {
    ...ledger,
    opening: ledger.opening.filter(within),
    adjustment: { added: added.filter(within), removed: removed.filter(within) },
    movements,
    closing: ledger.closing.filter(within),
  }
}
