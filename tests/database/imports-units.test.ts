import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database'
import { expectedImports, withoutAids } from '../support/import-files'
import { bringIn, undoLast, whatStands } from '../support/imported-files'

const { db } = testDatabase()

test('staff who come before any unit wait for the units, which is said once', async () => {
  const { status, inTheWay } = await bringIn('staff', 'staff-1-base.csv', '--skip-bad-rows')
  expect([status, inTheWay]).toEqual([1, expect.stringContaining('先に組織のファイルを取り込んで')])
})

describe.each(expectedImports('units'))('$file', (expected) => {
  test('comes in as its answers say and changes nothing the second time', async () => {
    const outcome = await bringIn('units', expected.file, '--skip-bad-rows')
    expect(outcome.status).toBe(0)
    expect(outcome.counts).toEqual(expected.counts)
    expect(outcome.accepted).toEqual(expected.accepted.map(withoutAids))
    expect(outcome.bad.map(({ line, column, code, value }) => ({ line, column, code, value }))).toEqual(
      expected.bad.map(({ line, column, code, value }) => ({ line, column, code, value })),
    )
    const after = await whatStands(db)
    const again = await bringIn('units', expected.file, '--skip-bad-rows')
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length })
    expect(await whatStands(db)).toEqual(after)
  })
})

test('undone in reverse order nothing is left, and the codes name the same units again', async () => {
  const codes = await db.unit.findMany({ select: { id: true, code: true }, orderBy: { id: 'asc' } })
  const full = await whatStands(db)
  for (let count = 0; count < 4; count += 1) expect(await undoLast(db)).toBeNull()
  expect(Object.values(await whatStands(db)).flat()).toEqual([])
  await bringIn('units', 'units-1.csv')
  await bringIn('units', 'units-2.xlsx', '--skip-bad-rows')
  expect(await db.unit.findMany({ select: { id: true, code: true }, orderBy: { id: 'asc' } })).toEqual(codes)
  const withoutImport = (state: Record<string, string[]>) => JSON.stringify(state).replace(/\\"import_id\\": \d+/g, '')
  expect(withoutImport(await whatStands(db))).toBe(withoutImport(full))
})
