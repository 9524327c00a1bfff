import type { CityDate } from '~/domain/calendar'
import type { HeadChange } from '~/domain/heads-after'
import type { UnitPeriod } from '~/domain/known-units'
import type { UnitOperation } from '~/domain/unit-operations'
import type { StoredUnits } from '~/facts/known-units'
import { earliestOf, replacementOf, replaceRows } from '~/facts/replace-rows'
import type { Sql, Stamp } from '~/facts/sql'
import { writeHeads } from '~/facts/write-heads'

const PERIOD_FIELDS = [
  'code',
  'name',
  'parentCode',
  'kind',
  'label',
  'appointingAuthority',
  'validFrom',
  'validTo',
  'confirms',
  'workplaceType',
  'headPost',
] as const

type HistoryOperation = Extract<UnitOperation, { kind: 'new-unit' | 'change-unit' }>
type LinkOperation = Extract<UnitOperation, { predecessor: string }>

/**
 * Writes the operations of a units file, one statement a table. A code that was used before and of which nothing stands
 * any more names the same unit again. @returns the earliest day from which something differs, null when nothing does
 */
export async function writeUnits(
  sql: Sql,
  stored: StoredUnits,
  operations: readonly UnitOperation[],
  stamp: Stamp,
): Promise<CityDate | null> {
  const histories = operations.filter((one): one is HistoryOperation => 'periods' in one)
  const unitIds = await withNewUnits(sql, stored.unitIds, histories, stamp)
  const unitIdOf = (code: string) => idIn(unitIds, code)
  const periodDays = await writePeriods(sql, stored, histories, unitIdOf, stamp)
  const linkDays = await writeSuccessions(sql, stored, operations, unitIdOf, stamp)
  const named = operations.flatMap((one): (HeadChange & { kind: 'head' })[] =>
    one.kind === 'head'
      ? [{ kind: 'head', unitCode: one.unitCode, staffNumber: one.staffNumber, from: one.validFrom, until: null }]
      : [],
  )
  const people = await personIdsOf(sql, stored, named)
  const personIdOf = (number: string) => idIn(people, number)
  const headDays = await writeHeads(sql, stored, { unitIdOf, personIdOf }, named, stamp)
  return earliestOf([...periodDays, ...linkDays, ...headDays])
}

/** @throws when a plan names what was not read with it */
export function idIn(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`nothing is recorded under ${name}`)
  return id
}

async function withNewUnits(
  sql: Sql,
  known: ReadonlyMap<string, number>,
  histories: readonly HistoryOperation[],
  stamp: Stamp,
): Promise<Map<string, number>> {
  const codes = histories.map((one) => one.code).filter((code) => !known.has(code))
  if (codes.length === 0) return new Map(known)
  const added = await sql.$queryRaw<{ id: number; code: string }[]>`
    INSERT INTO unit (code, import_id) SELECT x.code, ${stamp.importId ?? null}::int
    FROM unnest(${codes}::text[]) WITH ORDINALITY AS x(code, position) ORDER BY x.position RETURNING id, code`
  return new Map([...known, ...added.map((unit) => [unit.code, unit.id] as const)])
}

async function writePeriods(
  sql: Sql,
  stored: StoredUnits,
  histories: readonly HistoryOperation[],
  unitIdOf: (code: string) => number,
  stamp: Stamp,
): Promise<CityDate[]> {
  const touched = new Set(histories.map((one) => one.code))
  const before = stored.periods.filter(({ row }) => touched.has(row.code))
  const after = histories.flatMap((one) => one.periods)
  const { takenBack, recorded } = replacementOf(before, after, PERIOD_FIELDS)
  const rows = recorded.map(({ code, parentCode, ...period }: UnitPeriod) => ({
    ...period,
    unitId: unitIdOf(code),
    parentId: parentCode === null ? null : unitIdOf(parentCode),
  }))
  await replaceRows(sql, 'unit_period', { takenBack, recorded: rows }, stamp)
  const gone = new Set(takenBack)
  return [...before.filter(({ id }) => gone.has(id)).map(({ row }) => row), ...recorded].map((row) => row.validFrom)
}

async function writeSuccessions(
  sql: Sql,
  stored: StoredUnits,
  operations: readonly UnitOperation[],
  unitIdOf: (code: string) => number,
  stamp: Stamp,
): Promise<CityDate[]> {
  const links = operations.filter((one): one is LinkOperation => 'predecessor' in one)
  const ended = links.filter((one) => one.kind === 'no-longer-succeed')
  const begun = links.filter((one) => one.kind === 'succeed')
  const isEnded = stored.successions.filter(({ row }) =>
    ended.some((one) => one.predecessor === row.predecessor && one.successor === row.successor),
  )
  const rows = begun.map((one) => ({
    predecessorId: unitIdOf(one.predecessor),
    successorId: unitIdOf(one.successor),
    effectiveOn: one.effectiveOn,
  }))
  await replaceRows(sql, 'unit_succession', { takenBack: isEnded.map(({ id }) => id), recorded: rows }, stamp)
  return [...isEnded.map(({ row }) => row.effectiveOn), ...begun.map((one) => one.effectiveOn)]
}

async function personIdsOf(
  sql: Sql,
  stored: StoredUnits,
  named: readonly { staffNumber: string }[],
): Promise<Map<string, number>> {
  const ids = new Map(stored.heads.map(({ row, personId }) => [row.staffNumber, personId]))
  if (named.length === 0) return ids
  const numbers = named.map((one) => one.staffNumber)
  const rows = await sql.$queryRaw<{ number: string; personId: number }[]>`
    SELECT number, person_id AS "personId" FROM person_number WHERE voided_at IS NULL AND number = ANY (${numbers}::text[])`
  return new Map([...ids, ...rows.map((row) => [row.number, row.personId] as const)])
}
