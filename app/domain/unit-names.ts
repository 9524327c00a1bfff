/**
 * Two units of one name cannot stand side by side under one parent on the same day: nobody could tell them apart
 * (two 経営管理課 are, by their departments).
 */
import type { CellFault } from './import-outcome'
import type { UnitPeriod } from './known-units'
import type { ToldUnit } from './told-units'
import { overlap } from './unit-history'
import type { UnitFaultCode } from './units-row'

/** The rows whose name another unit under the same parent has at the same time, told or known; each names the other. */
export function namesakes(
  histories: ReadonlyMap<string, readonly UnitPeriod[]>,
  good: readonly ToldUnit[],
): Map<ToldUnit, CellFault<UnitFaultCode>> {
  const byName = new Map<string, UnitPeriod[]>()
  for (const period of [...histories.values()].flat()) {
    const key = keyOf(period)
    const others = byName.get(key)
    if (others) others.push(period)
    else byName.set(key, [period])
  }
  const found = new Map<ToldUnit, CellFault<UnitFaultCode>>()
  for (const row of good) {
    const { code, name } = row.period
    const other = byName.get(keyOf(row.period))?.find((one) => one.code !== code && overlap(one, row.period))
    if (!other) continue
    const reason = `同じ時期に、同じ上位組織の下に同じ名前の組織 ${other.code} があります。組織名か期間を直してください。`
    found.set(row, { column: '組織名', code: 'UNIT_NAME_TWICE', value: name, reason, hint: [other.code] })
  }
  return found
}

function keyOf({ parentCode, name }: UnitPeriod): string {
  return `${parentCode ?? ''} ${name}`
}
