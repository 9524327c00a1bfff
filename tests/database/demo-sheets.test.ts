import { beforeAll, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import { ledgerGap } from '~/domain/goals'
import { changedFigures } from '~/domain/sheet'
import { goalTargetsOn } from '~/facts/goal-targets'
import { ledgersOf } from '~/facts/goals'
import { pulsesOn } from '~/facts/pulse'
import { sheetFigures } from '~/facts/sheet-figures'
import { sheetVersions } from '~/facts/sheets'
import { loadSheet } from '~/features/sheets/load-sheet.server'
import { figuresToKeep } from '~/features/sheets/sheet-rows'
import timeline from '../../prisma/demo/timeline.json'
import { testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db, owner } = testDatabase()
const today = cityDate(timeline.demoDate)

beforeAll(demoCity)

const R9_END = cityDate('2028-03-31')
const [R8, R9, R10] = [2026, 2027, 2028].map(fiscalYear)

test.each(timeline.pulse)(
  'the pulse of $fiscalYear is answered as often and as well as the timeline tells',
  async (told) => {
    const found = (await pulsesOn(db, today)).find(({ year }) => year.fiscalYear === told.fiscalYear)
    expect(found?.published?.responses).toBe(told.responses)
    expect(found?.published?.tenths).toEqual(told.means.map((mean) => Math.round(mean * 10)))
    expect(found?.state).toBe(told.openUntil === undefined ? 'closed' : 'open')
  },
)

test('of the open year as many are noted to have answered, and none of those whom the demo signs in as', async () => {
  const { rows } = await owner.query(`
    SELECT p.fiscal_year AS year, count(*)::int AS people, count(d.account_id)::int AS shown
    FROM pulse_participation p JOIN account a ON a.person_id = p.person_id
    LEFT JOIN demo_account d ON d.account_id = a.id GROUP BY p.fiscal_year`)
  expect(rows).toEqual([{ year: 2028, people: 1322, shown: 0 }])
})

test.each(timeline.supporting)('the supporting measures of $asOf are those of the timeline', async (told) => {
  const asOf = cityDate(told.asOf)
  const figures = await sheetFigures(db, {
    years: asOf === today ? [R10 ?? fiscalYear(2028)] : [R9 ?? fiscalYear(2027)],
    asOf,
  })
  const { 'SUP-SOLVED-OUTSIDE': notYet, asOf: _, ...measured } = told
  const { 'SUP-LITERACY': literacy, ...found } = Object.fromEntries(figures[0]?.supporting ?? [])
  const { 'SUP-LITERACY': toldLiteracy, ...others } = measured
  expect(found).toEqual(others)
  // Who can do what is drawn: to three in a thousand.
  expect(Math.abs((literacy ?? 0) - toldLiteracy)).toBeLessThanOrEqual(0.3)
  // 相談 are not kept yet: the sheet says 未計測.
  expect(figures[0]?.supporting.has('SUP-SOLVED-OUTSIDE')).toBe(false)
  expect(notYet).toBeGreaterThan(0)
})

test('the sheet’s counts are, to the person, those of the goals', async () => {
  const figures = await sheetFigures(db, { years: [R8, R9, R10].flatMap((year) => year ?? []), asOf: today })
  for (const { fiscalYear: year, day, roles } of figures) {
    const { ledgers } = await ledgersOf(db, { fiscalYear: year, asOf: day })
    for (const role of ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST'] as const) {
      expect(roles[role].ledger).toEqual(ledgers[role])
      expect(ledgerGap(ledgers[role])).toBe(0)
    }
  }
  expect(figures.map(({ roles }) => [roles.DX_LEADER.net, roles.DX_LEADER.now, roles.DX_MASTER.net])).toEqual([
    [0, 0, 0],
    [31, 31, 2],
    [10, 40, 1],
  ])
})

test('sheet 31 of R9 was written twice: the second time with the committee’s opinion and the answer to it', async () => {
  const versions = (await sheetVersions(db, 31)).filter(({ fiscalYear: year }) => year === 2027)
  expect(versions.map(({ version, savedOn, savedBy }) => [version, savedOn, savedBy])).toEqual([
    [2, '2028-05-26', '奥村 亮'],
    [1, '2028-04-14', '奥村 亮'],
  ])
  expect(versions.map(({ content }) => [content.opinion !== '', content.answer !== ''])).toEqual([
    [true, true],
    [false, false],
  ])
  const [latest] = versions
  expect(latest?.content.figures).toContainEqual({
    key: 'DX_LEADER.net',
    label: '① DX推進リーダー数（前年度比）',
    fiscalYear: 2027,
    value: 31,
  })
  const loaded = await loadSheet({ sql: db, today }, { number: 31, year: 2027 })
  expect(loaded && figuresToKeep(loaded.ground)).toEqual(latest?.content.figures)
  expect(await goalTargetsOn(db, R9_END)).not.toBeNull()
})

test('since sheet 31 of R10 was written, the pulse was published: the figures of its day stand beside those of now', async () => {
  const [written] = (await sheetVersions(db, 31)).filter(({ fiscalYear: year }) => year === 2028)
  const loaded = await loadSheet({ sql: db, today }, { number: 31, year: 2028 })
  const changes = changedFigures(written?.content.figures ?? [], loaded ? figuresToKeep(loaded.ground) : [])
  expect(written?.content.asOf).toBe('2028-11-01')
  expect(changes).toContainEqual({ label: '組織文化パルス', fiscalYear: 2028, saved: null, now: 3 })
  expect(changes.every(({ fiscalYear: year }) => year === 2028)).toBe(true)
})

test('nobody of the app may change or delete a version, not even by SQL', async () => {
  await expect(db.$executeRaw`UPDATE sheet_version SET content = '{}'`).rejects.toThrow(/permission denied/)
  await expect(db.$executeRaw`DELETE FROM sheet_version`).rejects.toThrow(/permission denied/)
})
