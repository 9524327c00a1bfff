/**
 * Finding units by the words of a file, with the names of one day; a former name or an ended unit is told apart from an
 * unknown one, so that a message can name what it has become (staff choices UNIT-AS-OF, CODE-AND-NAME).
 */
import type { CityDate } from './calendar'
import { inForceOn, type KnownUnits, periodsByCode, type UnitPeriod } from './known-units'

export type UnitDirectory = {
  byCode: ReadonlyMap<string, UnitPeriod>
  departmentsNamed: (name: string) => UnitPeriod[]
  /** Units of any kind under this name that day. */
  unitsNamed: (name: string) => UnitPeriod[]
  /** The unit and all above it, nearest first. */
  lineOf: (code: string) => UnitPeriod[]
  departmentOf: (code: string) => UnitPeriod | undefined
  sectionOf: (code: string) => UnitPeriod | undefined
  /** What a name or code of another time has become. */
  formerNamed: (name: string) => FormerUnit[]
  formerCode: (code: string) => FormerUnit | null
  /** The first day of a unit's history. */
  beginningOf: (code: string) => CityDate | undefined
}

/** `now` is set when the unit goes on under another name; else `successors` are those that took over, by code. */
export type FormerUnit = { code: string; lastName: string; now: UnitPeriod | null; successors: UnitPeriod[] }

/** A name as it is compared: width, spaces and letter case of codes do not count. */
export function unitNameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}

/** Directories of any day, each built once. */
export function unitDirectories(known: KnownUnits): (day: CityDate) => UnitDirectory {
  const histories = periodsByCode(known.periods)
  const successors = groupBy(known.successions, (link) => link.predecessor)
  const namesEver = groupBy(known.periods, (period) => unitNameKey(period.name))
  const built = new Map<CityDate, UnitDirectory>()
  return (day) => {
    const before = built.get(day)
    if (before) return before
    const directory = directoryOn(day, { histories, successors, namesEver })
    built.set(day, directory)
    return directory
  }
}

type Ground = {
  histories: Map<string, UnitPeriod[]>
  successors: Map<string, { successor: string }[]>
  namesEver: Map<string, UnitPeriod[]>
}

function directoryOn(day: CityDate, { histories, successors, namesEver }: Ground): UnitDirectory {
  const inForce = [...histories.values()].flat().filter((period) => inForceOn(period, day))
  const byCode = new Map(inForce.map((period) => [period.code, period]))
  const byName = groupBy(inForce, (period) => unitNameKey(period.name))

  const lineOf = (code: string): UnitPeriod[] => {
    const line: UnitPeriod[] = []
    for (let unit = byCode.get(code); unit && !line.includes(unit); unit = byCode.get(unit.parentCode ?? ''))
      line.push(unit)
    return line
  }
  const heirsOf = (code: string, passed: ReadonlySet<string>): UnitPeriod[] =>
    (successors.get(code) ?? []).flatMap(({ successor }) => {
      if (passed.has(successor)) return []
      return byCode.get(successor) ?? heirsOf(successor, new Set([...passed, successor]))
    })
  const former = (code: string): FormerUnit | null => {
    const last = histories.get(code)?.findLast((period) => period.validFrom <= day)
    if (!last) return null
    const heirs = new Map(heirsOf(code, new Set([code])).map((unit) => [unit.code, unit]))
    const ordered = [...heirs.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
    return { code, lastName: last.name, now: byCode.get(code) ?? null, successors: ordered }
  }
  return {
    byCode,
    departmentsNamed: (name) => (byName.get(unitNameKey(name)) ?? []).filter((unit) => unit.kind === 'department'),
    unitsNamed: (name) => byName.get(unitNameKey(name)) ?? [],
    lineOf,
    departmentOf: (code) => lineOf(code).find((unit) => unit.kind === 'department'),
    sectionOf: (code) => lineOf(code).find((unit) => unit.kind === 'section'),
    formerNamed: (name) => {
      const codes = new Set((namesEver.get(unitNameKey(name)) ?? []).map((period) => period.code))
      return [...codes].flatMap((code) => former(code) ?? [])
    },
    formerCode: (code) => (byCode.has(code) ? null : former(code)),
    beginningOf: (code) => histories.get(code)?.[0]?.validFrom,
  }
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
