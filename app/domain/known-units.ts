/**
 * What the portal knows of the city's units, dated (domain notes §1, §6.6): the ground on which files are planned.
 * Inside, times are half-open: `validTo` is the first day on which it is no longer so.
 */
import type { CityDate } from './calendar'
import type { UnitKind, WorkplaceType } from './organisation'
import type { APPOINTING_AUTHORITY_WORDS } from './terms'

export type AppointingAuthority = keyof typeof APPOINTING_AUTHORITY_WORDS

/** A unit under one name, parent and kind for a time. */
export type UnitPeriod = {
  code: string
  name: string
  parentCode: string | null
  kind: UnitKind
  /** What a subunit calls itself: 係, 園, 病棟 … */
  label: string | null
  appointingAuthority: AppointingAuthority
  validFrom: CityDate
  validTo: CityDate | null
  /** 確認単位: its head confirms those who belong to it. */
  confirms: boolean
  workplaceType: WorkplaceType
  /** 長の職名, kept when a file changes the rest. */
  headPost: string | null
}

/** `successor` goes on with what `predecessor` did, from a day. */
export type UnitSuccession = { predecessor: string; successor: string; effectiveOn: CityDate }

/** Who leads a unit, by staff number, for a time. */
export type UnitHead = { unitCode: string; staffNumber: string; validFrom: CityDate; validTo: CityDate | null }

export type KnownUnits = {
  periods: readonly UnitPeriod[]
  successions: readonly UnitSuccession[]
  heads: readonly UnitHead[]
}

/** Whether a dated row is in force on a day. */
export function inForceOn(row: { validFrom: CityDate; validTo: CityDate | null }, day: CityDate): boolean {
  return row.validFrom <= day && (row.validTo === null || day < row.validTo)
}

/** Rows by code, each list in the order of time. */
export function periodsByCode(periods: readonly UnitPeriod[]): Map<string, UnitPeriod[]> {
  const byCode = new Map<string, UnitPeriod[]>()
  for (const period of periods) {
    const list = byCode.get(period.code)
    if (list) list.push(period)
    else byCode.set(period.code, [period])
  }
  for (const list of byCode.values()) list.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return byCode
}
