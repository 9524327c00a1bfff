import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database'
import { expectedImports, withoutAids } from '../support/import-files'
import { bringIn, cityWithUnits, undoLast, whatStands } from '../support/imported-files'

const { db } = testDatabase()
const [base, ...later] = expectedImports('staff')
if (!base) throw new Error('no base file')

beforeAll(async () => {
  await cityWithUnits(db)
})

test('the first staff file makes 24 people known, each with number, names, employment, post and account', async () => {
  const outcome = await bringIn('staff', base.file)
  expect(outcome).toMatchObject({ status: 0, counts: base.counts, bad: [] })
  expect(outcome.accepted).toEqual(base.accepted.map(withoutAids))
  const [people] = await db.$queryRaw<unknown[]>`
    SELECT count(*)::int AS people, count(DISTINCT a.id)::int AS accounts, count(DISTINCT e.person_id)::int AS employed,
      count(DISTINCT p.person_id)::int AS posted
    FROM staff_numbers() n JOIN particulars_on('2028-11-15') r USING (person_id)
    LEFT JOIN account a ON a.person_id = n.person_id
    LEFT JOIN employments_on('2028-11-15') e ON e.person_id = n.person_id
    LEFT JOIN posts_on('2028-11-15') p ON p.person_id = n.person_id`
  expect(people).toEqual({ people: 24, accounts: 24, employed: 24, posted: 24 })
})

describe.each(later)('$file', (expected) => {
  test('comes in as its answers say, changes nothing the second time, and is undone to the row', async () => {
    const before = await whatStands(db)
    const outcome = await bringIn('staff', expected.file, '--skip-bad-rows')
    expect(outcome.status).toBe(0)
    expect(outcome.counts).toEqual(expected.counts)
    expect(outcome.accepted).toEqual(expected.accepted.map(withoutAids))
    expect(outcome.bad.map(({ line, column, code, value }) => ({ line, column, code, value }))).toEqual(
      expected.bad.map(({ line, column, code, value }) => ({ line, column, code, value })),
    )
    const after = await whatStands(db)
    expect(after).not.toEqual(before)

    const again = await bringIn('staff', expected.file, '--skip-bad-rows')
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length })
    expect(await whatStands(db)).toEqual(after)

    expect(await undoLast(db)).toBeNull()
    expect(await undoLast(db)).toBeNull()
    expect(await whatStands(db)).toEqual(before)
  })

  test('stores nothing while bad rows remain, unless told so', async () => {
    const before = await whatStands(db)
    const outcome = await bringIn('staff', expected.file, '--dry-run')
    expect(outcome.counts).toEqual(expected.counts)
    expect(outcome.status).toBe(expected.bad.length > 0 ? 1 : 0)
    if (expected.bad.length > 0) expect((await bringIn('staff', expected.file)).status).toBe(1)
    expect(await whatStands(db)).toEqual(before)
  })
})

test('files that build on each other are undone in reverse order, each to the row', async () => {
  const states = [await whatStands(db)]
  for (const { file } of later) {
    await bringIn('staff', file, '--skip-bad-rows')
    states.push(await whatStands(db))
  }
  for (const state of states.slice(0, -1).reverse()) {
    expect(await undoLast(db)).toBeNull()
    expect(await whatStands(db)).toEqual(state)
  }
})

test('after the first file is undone nobody is there, and it brings the same people as new ones', async () => {
  expect(await undoLast(db)).toBeNull()
  expect((await whatStands(db)).person_number).toEqual([])
  const again = await bringIn('staff', base.file)
  expect(again.counts).toEqual(base.counts)
})
