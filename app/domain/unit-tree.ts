/**
 * Whether the rows of a units file make a tree that holds on every day (units choices UNIT-*).
 * A row that leans on a bad row is bad too, as "all but the bad rows" could not store it: so the checks go round
 * until no further row falls.
 */
import { type CityDate, inWareki } from './calendar'
import type { CellFault } from './import-outcome'
import { inForceOn, type UnitPeriod } from './known-units'
import type { ToldUnit } from './told-units'
import { mergeHistory, spanOf } from './unit-history'
import { namesakes } from './unit-names'
import type { UnitFaultCode } from './units-row'

type CheckedTree = {
  /** Histories after the good rows, of every code known or told. */
  histories: Map<string, UnitPeriod[]>
  good: ToldUnit[]
  faults: Map<number, CellFault<UnitFaultCode>[]>
}

type Round = { histories: Map<string, UnitPeriod[]>; toldBy: Map<UnitPeriod, ToldUnit>; found: Found }
type Found = Map<ToldUnit, CellFault<UnitFaultCode>[]>

/**
 * @param told sound rows of the file
 * @param badCodes codes whose rows are bad already
 */
export function checkUnitTree(
  known: ReadonlyMap<string, UnitPeriod[]>,
  told: readonly ToldUnit[],
  badCodes: ReadonlySet<string>,
): CheckedTree {
  const faults = new Map<number, CellFault<UnitFaultCode>[]>()
  const fallen = new Set(badCodes)
  let good = [...told]
  for (;;) {
    const reused = reusedCodes(known, good)
    const found = reused.size > 0 ? reused : faultsOfTree(known, good, fallen)
    if (found.size === 0) return { histories: historiesOf(known, good).histories, good, faults }
    for (const [row, list] of found) {
      faults.set(row.line, list)
      fallen.add(row.period.code)
    }
    good = good.filter((row) => !found.has(row))
  }
}

function historiesOf(known: ReadonlyMap<string, UnitPeriod[]>, good: readonly ToldUnit[]) {
  const histories = new Map(known)
  const afterGap: UnitPeriod[] = []
  for (const [code, periods] of toldByCode(good)) {
    const merged = mergeHistory(known.get(code) ?? [], periods)
    histories.set(code, merged.periods)
    afterGap.push(...merged.afterGap)
  }
  return { histories, afterGap }
}

function toldByCode(good: readonly ToldUnit[]): Map<string, UnitPeriod[]> {
  const byCode = new Map<string, UnitPeriod[]>()
  for (const { period } of good) byCode.set(period.code, [...(byCode.get(period.code) ?? []), period])
  for (const periods of byCode.values()) periods.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return byCode
}

function reusedCodes(known: ReadonlyMap<string, UnitPeriod[]>, good: readonly ToldUnit[]): Found {
  const found: Found = new Map()
  const gaps = new Set(historiesOf(known, good).afterGap)
  for (const row of good) {
    if (!gaps.has(row.period)) continue
    const value = row.period.code
    const reason = `組織コード ${value} は、前の組織の終わりから間があいています。廃止したコードは再び使えないので、新しいコードを付けてください。`
    found.set(row, [{ column: '組織コード', code: 'UNIT_CODE_REUSED', value, reason }])
  }
  return found
}

function faultsOfTree(
  known: ReadonlyMap<string, UnitPeriod[]>,
  good: readonly ToldUnit[],
  badCodes: ReadonlySet<string>,
): Found {
  const { histories } = historiesOf(known, good)
  const round: Round = { histories, toldBy: new Map(good.map((row) => [row.period, row])), found: new Map() }
  const days = [...new Set(good.map((row) => row.period.validFrom))].sort()
  for (const row of good) {
    checkParent(round, row, badCodes, days)
    for (const predecessor of row.unit.predecessors ?? []) checkPredecessor(round, row, predecessor)
  }
  checkChildrenLeftOver(round, good)
  for (const [row, fault] of namesakes(histories, good)) note(round, row, fault)
  return round.found
}

function note(round: Round, row: ToldUnit, fault: CellFault<UnitFaultCode>): void {
  const list = round.found.get(row)
  if (list) list.push(fault)
  else round.found.set(row, [fault])
}

function checkParent(round: Round, row: ToldUnit, badCodes: ReadonlySet<string>, days: readonly CityDate[]): void {
  const parent = row.period.parentCode
  if (parent === null) return
  const span = spanOf(round.histories.get(parent) ?? [])
  if (!span) noteMissingParent(round, row, parent, badCodes)
  else if (days.some((day) => inForceOn(row.period, day) && standsUnderItself(round.histories, row.period.code, day))) {
    const reason = '上位組織をたどると自分に戻ります。上位組織コードを直してください。'
    note(round, row, { column: '上位組織コード', code: 'UNIT_CYCLE', value: parent, reason })
  } else checkWithinParent(round, row, parent, span)
}

function noteMissingParent(round: Round, row: ToldUnit, parent: string, badCodes: ReadonlySet<string>): void {
  const isBad = badCodes.has(parent)
  const reason = isBad
    ? `上位組織 ${parent} の行に誤りがあります。その行を直すと、この行も取り込めます。`
    : `上位組織コード ${parent} の組織がありません。コードを確かめるか、その組織の行を加えてください。`
  const code = isBad ? 'UNIT_PARENT_BAD' : 'UNIT_PARENT_UNKNOWN'
  note(round, row, { column: '上位組織コード', code, value: parent, reason })
}

function checkWithinParent(
  round: Round,
  row: ToldUnit,
  parent: string,
  span: { from: CityDate; to: CityDate | null },
): void {
  if (row.period.validFrom < span.from) {
    const reason = `上位組織 ${parent} は ${inWareki(span.from)} からです。それより前には置けません。`
    note(round, row, { column: '有効開始日', code: 'UNIT_OUTSIDE_PARENT', value: row.valueOf('有効開始日'), reason })
  }
  if (endsAfter(row.period.validTo, span.to)) {
    const reason = `上位組織 ${parent} が先に終わります。有効終了日をそれ以前にするか、上位組織コードを直してください。`
    note(round, row, { column: '有効終了日', code: 'UNIT_OUTSIDE_PARENT', value: row.valueOf('有効終了日'), reason })
  }
}

function checkPredecessor(round: Round, row: ToldUnit, predecessor: string): void {
  if (round.histories.has(predecessor)) return
  const reason = `前身組織コード ${predecessor} の組織がありません。コードを確かめるか、その組織の行を加えてください。`
  note(round, row, { column: '前身組織コード', code: 'UNIT_PREDECESSOR_UNKNOWN', value: predecessor, reason })
}

// A row may end a unit whose known children, not told of in the file, would go on under nothing.
function checkChildrenLeftOver(round: Round, good: readonly ToldUnit[]): void {
  const lastTold = new Map<string, ToldUnit>()
  for (const row of good) {
    const before = lastTold.get(row.period.code)
    if (!before || before.period.validFrom < row.period.validFrom) lastTold.set(row.period.code, row)
  }
  const orphans = new Map<ToldUnit, string[]>()
  for (const child of [...round.histories.values()].flat()) {
    const parent = child.parentCode === null ? undefined : lastTold.get(child.parentCode)
    if (!parent || round.toldBy.has(child)) continue
    const span = spanOf(round.histories.get(parent.period.code) ?? [])
    if (span && endsAfter(child.validTo, span.to)) {
      orphans.set(parent, [...(orphans.get(parent) ?? []), `${child.code} ${child.name}`])
    }
  }
  for (const [row, children] of orphans) {
    const reason = `下の組織が残ります：${children.join('、')}。先にそれらを終わらせるか、別の上位組織へ移す行を加えてください。`
    note(round, row, {
      column: '有効終了日',
      code: 'UNIT_OUTSIDE_PARENT',
      value: row.valueOf('有効終了日'),
      reason,
      hint: children,
    })
  }
}

function standsUnderItself(histories: ReadonlyMap<string, UnitPeriod[]>, code: string, day: CityDate): boolean {
  const passed = new Set<string>()
  let above = parentOn(histories, code, day)
  while (above !== null && !passed.has(above)) {
    if (above === code) return true
    passed.add(above)
    above = parentOn(histories, above, day)
  }
  return false
}

function parentOn(histories: ReadonlyMap<string, UnitPeriod[]>, code: string, day: CityDate): string | null {
  return histories.get(code)?.find((period) => inForceOn(period, day))?.parentCode ?? null
}

function endsAfter(end: CityDate | null, limit: CityDate | null): boolean {
  if (limit === null) return false
  return end === null || end > limit
}
