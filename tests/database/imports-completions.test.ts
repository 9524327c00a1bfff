import { beforeAll, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { whatFollows } from '~/wiring/consequences'
import { testDatabase } from '../support/database'
import { expectedImports, withoutAids } from '../support/import-files'
import { bringIn, cityWithCourses, cityWithUnits, undoLast, whatStands } from '../support/imported-files'

const { db } = testDatabase()
const files = expectedImports('completions')

beforeAll(async () => {
  setConsequences(whatFollows)
  await cityWithUnits(db)
  await cityWithCourses(db)
  await bringIn('staff', 'staff-1-base.csv')
})

describe.each(files)('$file', (expected) => {
  test('comes in as its answers say, changes nothing the second time, and is undone to the row', async () => {
    const before = await whatStands(db)
    const outcome = await bringIn('completions', expected.file, '--skip-bad-rows')
    expect(outcome.status).toBe(0)
    expect(outcome.counts).toEqual({ ...expected.counts, missing: 0 })
    expect(outcome.accepted).toEqual(expected.accepted.map(withoutAids))
    expect(outcome.bad.map(({ line, column, code, value }) => ({ line, column, code, value }))).toEqual(
      expected.bad.map(({ line, column, code, value }) => ({ line, column, code, value })),
    )
    expect(outcome).toMatchObject({ ignored: expected.ignored.map(({ line, code }) => ({ line, code })) })
    const after = await whatStands(db)
    expect(after.completion).toHaveLength(expected.counts.new)

    const again = await bringIn('completions', expected.file, '--skip-bad-rows')
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length })
    expect(await whatStands(db)).toEqual(after)

    expect(await undoLast(db)).toBeNull()
    expect(await undoLast(db)).toBeNull()
    expect(await whatStands(db)).toEqual(before)
  })

  test('stores nothing while bad rows remain, unless told so', async () => {
    const before = await whatStands(db)
    expect(await bringIn('completions', expected.file)).toMatchObject({ status: 1, counts: expected.counts })
    expect(await whatStands(db)).toEqual(before)
  })
})

test('all files one after the other are undone in reverse order, each to the row', async () => {
  const states = [await whatStands(db)]
  for (const { file } of files) {
    await bringIn('completions', file, '--skip-bad-rows')
    states.push(await whatStands(db))
  }
  for (const state of states.slice(0, -1).reverse()) {
    expect(await undoLast(db)).toBeNull()
    expect(await whatStands(db)).toEqual(state)
  }
})
