import { beforeAll, expect, test } from 'vitest'
import { cityDate, earlierOf, fiscalYear, fiscalYearEnd } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { targetAtYearEnd } from '~/domain/goal-targets'
import { LEDGER_LINES } from '~/domain/goals'
import { goalTargetsOn } from '~/facts/goal-targets'
import { goalPeople, ledgersOf } from '~/facts/goals'
import { yearEnds } from '~/facts/year-ends'
import { run as goals } from '~/server/commands/goals'
import timeline from '../../prisma/demo/timeline.json'
import { testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db, owner } = testDatabase()
const today = cityDate(timeline.demoDate)

beforeAll(demoCity)

test.each(timeline.ledger)('the ledger of $role in $fiscalYear is that of the timeline', async (told) => {
  const year = fiscalYear(told.fiscalYear)
  const { ledgers } = await ledgersOf(db, { fiscalYear: year, asOf: earlierOf(today, fiscalYearEnd(year)) })
  const ledger = Object.values(ledgers).find(({ role }) => role === told.role)
  if (!ledger) throw new Error(told.role)
  const lines = Object.fromEntries(LEDGER_LINES.map((line) => [line, ledger.movements[line].length]))
  expect({
    opening: ledger.opening.length,
    adjustment: ledger.adjustment.added.length - ledger.adjustment.removed.length,
    ...lines,
    closing: ledger.closing.length,
    asOf: ledger.asOf,
  }).toEqual(
    Object.fromEntries(Object.entries(told).filter(([key]) => !['fiscalYear', 'role', 'fixedOn'].includes(key))),
  )
})

test('R9 was fixed on 10 April 2028 with 31 leaders, 2 masters and 2 data specialists; one leader turns out to have left', async () => {
  const ends = await yearEnds(db)
  expect(ends.map(({ role, personIds, fixedOn, fixedBy }) => [role, personIds.length, fixedOn, fixedBy])).toEqual([
    ['DATA_SPECIALIST', 2, '2028-04-10', '奥村 亮'],
    ['DX_LEADER', 31, '2028-04-10', '奥村 亮'],
    ['DX_MASTER', 2, '2028-04-10', '奥村 亮'],
  ])
  expect(ends.flatMap(({ unitIds }) => unitIds)).not.toContain(0)
  const { ledgers } = await ledgersOf(db, { fiscalYear: fiscalYear(2028), asOf: today })
  expect(ledgers.DX_LEADER.adjustment).toMatchObject({ added: [], removed: [expect.any(Number)] })
  expect(ledgers.DX_LEADER.opening).toEqual(ends.find(({ role }) => role === 'DX_LEADER')?.personIds)
})

test('the closing of R9 is, to the person, the opening of R10 in every role', async () => {
  const before = await ledgersOf(db, { fiscalYear: fiscalYear(2027), asOf: cityDate('2028-03-31') })
  const after = await ledgersOf(db, { fiscalYear: fiscalYear(2028), asOf: today })
  for (const role of CERTIFIED_ROLES) expect(before.ledgers[role].closing).toEqual(after.ledgers[role].opening)
})

test('the portal has the targets of the plan from its first year on', async () => {
  const published = await goalTargetsOn(db, today)
  expect(published?.effectiveFrom).toBe('2026-04-01')
  const cumulative = (role: string) =>
    [2026, 2027, 2028, 2029, 2030].map(
      (year) => published && targetAtYearEnd(published.targets, role, fiscalYear(year)),
    )
  expect(cumulative('DX_LEADER')).toEqual([null, 30, 60, 90, 120])
  expect(cumulative('DX_MASTER')).toEqual([null, 2, 4, 6, 8])
  expect(await goalTargetsOn(db, cityDate('2026-03-31'))).toBeNull()
})

test('the command line prints the same figures with the staff numbers behind them', async () => {
  const printed = async (year: string) => {
    const lines: string[] = []
    await goals({ args: ['--fiscal-year', year, '--json'], today, folder: '.', out: (line) => lines.push(line) })
    return lines
  }
  const lines = await printed('2028')
  expect(await printed('令和１０年度')).toEqual(lines)
  await expect(printed('10')).rejects.toThrow(/使い方/)
  const told = lines.map((line) => JSON.parse(line))
  expect(told.map(({ role, closing }) => [role, closing.count])).toEqual([
    ['DX_LEADER', 40],
    ['DX_MASTER', 3],
    ['DATA_SPECIALIST', 3],
  ])
  const [leaders] = told
  const { ledgers } = await ledgersOf(db, { fiscalYear: fiscalYear(2028), asOf: today })
  const people = await goalPeople(db, ledgers.DX_LEADER.closing, today)
  expect(leaders.closing.staffNumbers).toEqual([...people.values()].map(({ staffNumber }) => staffNumber).sort())
  expect(leaders.lapsed).toEqual({ count: 2, staffNumbers: [expect.any(String), expect.any(String)] })
  expect(leaders.adjustment).toEqual({ count: -1, added: [], removed: [expect.any(String)] })
  for (const { opening, adjustment, closing, ...lines } of told) {
    const plus = ['new', 'revived', 'resumed', 'returned'].reduce((sum, line) => sum + lines[line].count, 0)
    const minus = ['lapsed', 'suspended', 'left', 'promoted', 'revoked'].reduce(
      (sum, line) => sum + lines[line].count,
      0,
    )
    expect(opening.count + adjustment.count + plus - minus).toBe(closing.count)
  }
})

test('nobody of the app may change or delete a fixed year, not even by SQL', async () => {
  await expect(db.$executeRaw`UPDATE year_end_snapshot SET person_ids = '{}', unit_ids = '{}'`).rejects.toThrow(
    /permission denied/,
  )
  await expect(db.$executeRaw`DELETE FROM year_end_snapshot`).rejects.toThrow(/permission denied/)
  const { rows } = await owner.query('SELECT count(*)::int AS fixed FROM year_end_snapshot')
  expect(rows[0].fixed).toBe(3)
})
