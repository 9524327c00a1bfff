import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import { readPlanSheets } from '~/domain/plan-sheets'
import { changedFigures, plannedTotal, resultState, spansOf, yearStateOn } from '~/domain/sheet'
import targets from '../../prisma/demo/plan-targets.json'

const years = (...western: number[]) => western.map((year) => fiscalYear(year))
const [R7, R8, R9, R10, R11, R12] = years(2025, 2026, 2027, 2028, 2029, 2030)

function sheetOf(number: number) {
  const found = readPlanSheets(targets)?.sheets.find((sheet) => sheet.number === number)
  if (!found) throw new Error(`no sheet ${number}`)
  return found
}

describe('the sheets of the plan', () => {
  test('31 leads from training and hiring to the three counts, in the plan’s own words', () => {
    const { blocks, owner, logicModel } = sheetOf(31)
    expect(owner).toBe('企画管理部 情報システム課')
    expect(blocks.map(({ activity }) => activity?.name)).toEqual([
      'DX推進リーダー及びDX推進マスターの育成',
      'デジタル技術官の確保',
    ])
    const told = blocks.flatMap(({ indicators }) => indicators)
    expect(told.map(({ role, name }) => [role, name])).toEqual([
      ['DX_LEADER', '① DX推進リーダー数（前年度比）'],
      ['DX_MASTER', '② DX推進マスター数（前年度比）'],
      ['TECH_OFFICER', 'デジタル技術官の採用数'],
    ])
    expect([...(told[0]?.words.values() ?? [])]).toEqual([null, null, '+30人', '+30人', '+30人', '+30人'])
    expect([...(told[2]?.values.values() ?? [])]).toEqual([null, 1, null, null, null, null])
    expect(logicModel.impact).toEqual(['デジタル活用による業務改革'])
  })

  test('of 4 only the people who use data: the portal counts no dashboards', () => {
    const { blocks } = sheetOf(4)
    expect(blocks.map(({ output }) => output.name)).toEqual(['データ利活用人材の増'])
    const [data] = blocks[0]?.indicators ?? []
    expect([...(data?.words.values() ?? [])]).toEqual([null, '策定', '+2人', '+2人', '+2人', null])
    expect(data?.inferred).toEqual([R12])
  })

  test('a file without sheets, or with nonsense for them, has none', () => {
    expect(readPlanSheets({ ...targets, sheets: undefined })?.sheets).toEqual([])
    expect(readPlanSheets({ ...targets, sheets: { 31: { title: 3 } } })).toBeNull()
    expect(readPlanSheets(null)).toBeNull()
  })

  test('supporting measures keep apart from the plan: their reference is no indicator', () => {
    const read = readPlanSheets(targets)
    expect(read?.supportingLabel).toBe('市独自の参考指標（計画の指標ではない）')
    expect(read?.supporting.map(({ id }) => id)).toEqual([
      'SUP-LITERACY',
      'SUP-SECTION-LEADER',
      'SUP-PROJECTS',
      'SUP-HOURS',
      'SUP-SOLVED-OUTSIDE',
      'SUP-CULTURE',
    ])
    expect(read?.pulseQuestions).toHaveLength(3)
  })
})

describe('an activity’s row', () => {
  test('goes on through the empty fields after it, not before it', () => {
    const [training] = sheetOf(31).blocks
    if (!training?.activity) throw new Error('no activity')
    expect(spansOf(training.activity)).toEqual([
      { from: R7, years: 1, words: null },
      { from: R8, years: 1, words: '育成計画の策定' },
      { from: R9, years: 4, words: '育成の実施' },
    ])
  })
})

describe('plan against actual', () => {
  test.each([
    { plan: 30, actual: 31, year: 'over', state: 'achieved' },
    { plan: 30, actual: 30, year: 'over', state: 'achieved' },
    { plan: 30, actual: 29, year: 'over', state: 'below' },
    { plan: 30, actual: 10, year: 'running', state: 'not_yet' },
    { plan: 30, actual: 30, year: 'running', state: 'achieved' },
    { plan: null, actual: 3, year: 'over', state: 'no_number' },
    { plan: null, actual: null, year: 'over', state: 'no_number' },
    { plan: 1, actual: null, year: 'over', state: 'no_data' },
    { plan: 30, actual: null, year: 'future', state: 'future' },
  ] as const)('$plan planned, $actual so far, the year $year: $state', ({ state, ...cell }) => {
    expect(resultState(cell)).toBe(state)
  })

  test('a year is over on its 31 March, and to come until 1 April', () => {
    expect(yearStateOn(fiscalYear(2028), cityDate('2029-03-31'))).toBe('over')
    expect(yearStateOn(fiscalYear(2028), cityDate('2029-03-30'))).toBe('running')
    expect(yearStateOn(fiscalYear(2029), cityDate('2029-03-31'))).toBe('future')
    expect(yearStateOn(fiscalYear(2029), cityDate('2029-04-01'))).toBe('running')
  })

  test('the total adds up the increments; before the first there is none', () => {
    const leaders = sheetOf(31).blocks[0]?.indicators[0]?.values ?? new Map()
    expect([R7, R8, R9, R10, R11, R12].map((year) => plannedTotal(leaders, year ?? fiscalYear(2025)))).toEqual([
      null,
      null,
      30,
      60,
      90,
      120,
    ])
  })
})

describe('a saved version', () => {
  const figure = (key: string, year: number, value: number | null) => ({ key, label: key, fiscalYear: year, value })

  test('shows what has changed since, and nothing else', () => {
    const saved = [figure('a', 2027, 31), figure('b', 2027, null), figure('c', 2027, 5)]
    const now = [figure('a', 2027, 30), figure('b', 2027, 2), figure('c', 2027, 5), figure('d', 2028, 9)]
    expect(changedFigures(saved, now)).toEqual([
      { label: 'a', fiscalYear: 2027, saved: 31, now: 30 },
      { label: 'b', fiscalYear: 2027, saved: null, now: 2 },
    ])
  })
})
