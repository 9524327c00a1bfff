/**
 * Plans what a units file comes to (rule 9). Pure: facts in, decision with reasons out.
 */
import { addDays, type CityDate } from './calendar'
import { badRow, countRows, notesOnReading, type PlannedImport, type RowResult } from './import-outcome'
import { type KnownUnits, periodsByCode, type UnitPeriod } from './known-units'
import type { WorkplaceType } from './organisation'
import { type FoundTable, findTable } from './table-columns'
import type { TableFile } from './table-file'
import { APPOINTING_AUTHORITY_WORDS } from './terms'
import { duplicateCodes, inheritWorkplaces, type ToldUnit, toldUnit } from './told-units'
import { knownPredecessors, newHead, type UnitOperation, unitOperations } from './unit-operations'
import { checkUnitTree } from './unit-tree'
import { type ReadUnitRow, readUnitRow, UNIT_COLUMNS, type UnitFaultCode } from './units-row'

/** A row as it was understood, for the preview; days inclusive. */
type AcceptedUnit = {
  code: string
  name: string
  parent: string | null
  kind: string
  label: string | null
  appointingAuthority: string
  validFrom: CityDate
  validTo: CityDate | null
  predecessors: string[]
  confirms?: boolean
  workplaceType?: WorkplaceType
  head?: string
}

export type UnitsPlan = PlannedImport<AcceptedUnit, UnitOperation, UnitFaultCode>

type UnitsFileFacts = {
  file: TableFile
  known: KnownUnits
  /** Numbers of people that the portal knows: 長の職員番号 can only be one of them. */
  knownStaffNumbers: ReadonlySet<string>
  today: CityDate
}

/** What a units file comes to: counts, bad rows with reasons, and what is to be written for the good ones. */
export function planUnits(facts: UnitsFileFacts): UnitsPlan {
  const found = findTable(facts.file, UNIT_COLUMNS)
  if (!found.ok) return found
  const { table } = found
  const known = periodsByCode(facts.known.periods)
  const read = table.rows.map((row) => readUnitRow(row, table.columns))
  const duplicates = duplicateCodes(read)
  const isSound = (row: ReadUnitRow) => row.unit !== null && !duplicates.has(row.line)
  const told = read.flatMap((row) =>
    row.unit && isSound(row) ? [toldUnit(row, row.unit, known.get(row.unit.code) ?? [])] : [],
  )
  const badCodes = new Set(read.flatMap((row) => (row.code && !isSound(row) ? [row.code] : [])))
  const tree = checkUnitTree(known, told, badCodes)
  const workplaces = inheritWorkplaces(tree.good, tree.histories)
  for (const [period, workplaceType] of workplaces) period.workplaceType = workplaceType
  const bad = read.flatMap((row) => {
    const faults = [...row.faults, ...(duplicates.get(row.line) ?? []), ...(tree.faults.get(row.line) ?? [])]
    return badRow(row.line, table.sheet, faults) ?? []
  })
  const outcomes = tree.good.map((row) => outcomeOf(facts, row))
  const inFile = new Set(read.map((row) => row.code))
  const missing = [...known.keys()].filter((code) => !inFile.has(code)).sort()
  const changing = tree.good.filter((_, index) => outcomes[index]?.result !== 'unchanged')
  return {
    ok: true,
    counts: countRows(outcomes, { missing, bad, ignored: table.ignored }),
    bad,
    ignored: table.ignored,
    missing,
    notes: [...notesOnReading(facts.file, table), ...notesOnContent(facts, table, tree.good)],
    accepted: outcomes,
    operations: unitOperations(facts, changing, tree.histories),
  }
}

function outcomeOf(
  facts: UnitsFileFacts,
  told: ToldUnit,
): AcceptedUnit & { line: number; result: RowResult; changedFields: string[] } {
  const { line, before } = told
  const changedFields = before ? changesOf(facts, told, before) : []
  const result = !before ? 'new' : changedFields.length > 0 ? 'changed' : 'unchanged'
  return { line, result, changedFields, ...acceptedUnit(facts, told) }
}

function changesOf(facts: UnitsFileFacts, told: ToldUnit, before: UnitPeriod): string[] {
  const { unit, period } = told
  const predecessors = unit.predecessors && [...unit.predecessors].sort().join()
  const checks: [string, boolean][] = [
    ['name', before.name !== period.name],
    ['parent', before.parentCode !== period.parentCode],
    ['kind', before.kind !== period.kind],
    ['label', before.label !== period.label],
    ['appointingAuthority', before.appointingAuthority !== period.appointingAuthority],
    ['validFrom', before.validFrom !== period.validFrom],
    ['validTo', before.validTo !== period.validTo],
    [
      'predecessors',
      unit.predecessors !== undefined && predecessors !== knownPredecessors(facts.known, unit).sort().join(),
    ],
    ['confirms', before.confirms !== period.confirms],
    ['workplaceType', before.workplaceType !== period.workplaceType],
    ['head', newHead(facts, told) !== null],
  ]
  return checks.flatMap(([field, changed]) => (changed ? [field] : []))
}

function acceptedUnit(facts: UnitsFileFacts, { unit, period }: ToldUnit): AcceptedUnit {
  return {
    code: period.code,
    name: period.name,
    parent: period.parentCode,
    kind: period.kind,
    label: period.label,
    appointingAuthority: APPOINTING_AUTHORITY_WORDS[period.appointingAuthority],
    validFrom: period.validFrom,
    validTo: period.validTo === null ? null : addDays(period.validTo, -1),
    predecessors: unit.predecessors ?? knownPredecessors(facts.known, unit),
    ...(unit.confirms === undefined ? {} : { confirms: unit.confirms }),
    ...(unit.workplaceType === undefined ? {} : { workplaceType: unit.workplaceType }),
    ...(unit.headStaffNumber === undefined ? {} : { head: unit.headStaffNumber }),
  }
}

function notesOnContent(facts: UnitsFileFacts, table: FoundTable, good: readonly ToldUnit[]): string[] {
  const notes: string[] = []
  if (!table.columns.has('確認単位')) notes.push('確認単位の列がないため、新しい部局と所属は確認単位とします。')
  if (!table.columns.has('勤務場所の型')) {
    notes.push('勤務場所の型の列がないため、新しい組織は上位組織と同じ（なければ1人1台の端末）とします。')
  }
  const waiting = good.flatMap(({ unit }) => {
    const number = unit.headStaffNumber
    return number !== undefined && !facts.knownStaffNumbers.has(number) ? [`${unit.code}（${number}）`] : []
  })
  if (waiting.length > 0) {
    const names = waiting.join('、')
    notes.push(`長の職員番号の職員がまだいません：${names}。職員を取り込んだあと、もう一度取り込むと長になります。`)
  }
  return notes
}
