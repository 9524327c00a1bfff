/**
 * What the sound rows of a units file tell, completed by what is known: the period of each row, and which rows
 * contradict each other.
 */
import type { CityDate } from './calendar'
import type { CellFault } from './import-outcome'
import { inForceOn, type UnitPeriod } from './known-units'
import type { WorkplaceType } from './organisation'
import { overlap } from './unit-history'
import type { ReadUnitRow, UnitFaultCode, UnitRow } from './units-row'

export type ToldUnit = {
  line: number
  unit: UnitRow
  period: UnitPeriod
  /** The known period that the row speaks of. */
  before: UnitPeriod | undefined
  /** The cell as it stands in the file. */
  valueOf: (column: string) => string
}

/** Completes a row by the known periods of its code. */
export function toldUnit(read: ReadUnitRow, unit: UnitRow, known: readonly UnitPeriod[]): ToldUnit {
  const before = counterpart(unit, known)
  const sameStart = before?.validFrom === unit.validFrom ? before : undefined
  const period: UnitPeriod = {
    code: unit.code,
    name: unit.name,
    parentCode: unit.parentCode,
    kind: unit.kind,
    label: unit.label,
    appointingAuthority: unit.appointingAuthority,
    validFrom: unit.validFrom,
    validTo: unit.validTo === undefined ? (sameStart?.validTo ?? null) : unit.validTo,
    confirms: unit.confirms ?? before?.confirms ?? unit.kind !== 'subunit',
    workplaceType: unit.workplaceType ?? before?.workplaceType ?? 'office',
    headPost: before?.headPost ?? null,
  }
  return { line: unit.line, unit, period, before, valueOf: (column) => read.row.cellOf(column).text.trim() }
}

/** A new unit that says nothing of its workplace is like the one above it (decisions › People, units, roles). */
export function inheritWorkplaces(
  good: readonly ToldUnit[],
  histories: ReadonlyMap<string, readonly UnitPeriod[]>,
): ReadonlyMap<UnitPeriod, WorkplaceType> {
  const silent = new Set(good.filter((told) => !told.unit.workplaceType && !told.before).map((told) => told.period))
  const inherited = new Map<UnitPeriod, WorkplaceType>()
  const workplaceOf = (period: UnitPeriod): WorkplaceType => {
    const settled = inherited.get(period)
    if (settled || !silent.has(period)) return settled ?? period.workplaceType
    const parent = histories.get(period.parentCode ?? '')?.find((above) => inForceOn(above, period.validFrom))
    const workplace = parent ? workplaceOf(parent) : period.workplaceType
    inherited.set(period, workplace)
    return workplace
  }
  for (const period of silent) workplaceOf(period)
  return inherited
}

/** Rows of one code whose times have a day in common, by line: all of them are bad, each naming the others. */
export function duplicateCodes(read: readonly ReadUnitRow[]): Map<number, CellFault<UnitFaultCode>[]> {
  const faults = new Map<number, CellFault<UnitFaultCode>[]>()
  for (const rows of rowsByCode(read).values()) {
    for (const row of rows) {
      const others = rows.filter((other) => other !== row && overlap(timeOf(row), timeOf(other)))
      if (others.length === 0) continue
      const lines = others.map((other) => other.line).join('、')
      const reason = `同じ時期に同じ組織コードが ${lines} 行目にもあります。どちらかを直すか除いてください。`
      faults.set(row.line, [{ column: '組織コード', code: 'UNIT_CODE_DUPLICATE', value: row.code, reason }])
    }
  }
  return faults
}

function rowsByCode(read: readonly ReadUnitRow[]): Map<string, UnitRow[]> {
  const byCode = new Map<string, UnitRow[]>()
  for (const { unit } of read) {
    if (!unit) continue
    const rows = byCode.get(unit.code)
    if (rows) rows.push(unit)
    else byCode.set(unit.code, [unit])
  }
  return byCode
}

function timeOf(row: UnitRow): { validFrom: CityDate; validTo: CityDate | null } {
  return { validFrom: row.validFrom, validTo: row.validTo ?? null }
}

// The period that begins with the row, else the one in force then, else the nearest.
function counterpart(unit: UnitRow, known: readonly UnitPeriod[]): UnitPeriod | undefined {
  return (
    known.find((period) => period.validFrom === unit.validFrom) ??
    known.find((period) => inForceOn(period, unit.validFrom)) ??
    known.findLast((period) => period.validFrom < unit.validFrom) ??
    known[0]
  )
}
