import { beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { projectsForEvidence } from '~/facts/projects'
import { practices } from '~/features/practice/practices.server'
import { practicesParamsOf } from '~/features/practice/practices-params'
import { unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { project } from '../support/practice'
import { city, elsewhere, ids, newDepartment, section, TODAY, visitors } from '../support/practice-city'

const { db } = testDatabase()

beforeEach(newDepartment)

const listing = (filters: Record<string, string>) => {
  const request = visitors.mizuno(`/practices?${new URLSearchParams({ unit: `PD${city}`, ...filters })}`)
  return practices(request, practicesParamsOf(request))
}

describe('a search', () => {
  const found = async (q: string, more: Record<string, string> = {}) =>
    (await listing({ q, ...more })).projects.map(({ title }) => title)

  beforeEach(async () => {
    await project(db, { unitId: section, by: ids.ishiguro, title: '髙齢者の転記作業をＲＰＡに', tools: ['RPA'] })
    await project(db, {
      unitId: elsewhere,
      by: ids.mizuno,
      title: '窓口予約システム',
      asIs: '電話で受けていた',
      steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
      specifiedOn: TODAY,
      measured: { on: cityDate('2028-10-01'), hours: 120 },
    })
  })

  test.each([
    ['転記', '髙齢者の転記作業をＲＰＡに'],
    ['高齢者', '髙齢者の転記作業をＲＰＡに'],
    ['rpa　作業', '髙齢者の転記作業をＲＰＡに'],
    ['ｼｽﾃﾑ', '窓口予約システム'],
    ['しすてむ', '窓口予約システム'],
    ['予約', '窓口予約システム'],
    ['窓口の予約システム', '窓口予約システム'],
  ])('for %s finds %s', async (q, title) => {
    expect((await found(q))[0]).toBe(title)
  })

  test('for a word that stands nowhere finds nothing, and a sign of a pattern is only a sign', async () => {
    expect(await found('給食')).toEqual([])
    expect(await found('%')).toEqual([])
    expect(await found('転記 給食')).toEqual([])
  })

  test('for a sentence that nothing holds finds what holds a part of it, and says so', async () => {
    const near = await listing({ q: '給食の転記をなくしたい' })
    expect(near.projects.map(({ title }) => title)).toEqual(['髙齢者の転記作業をＲＰＡに'])
    expect(near.loosely).toEqual(['給食', '転記'])
    expect((await listing({ q: '転記' })).loosely).toEqual([])
    expect((await listing({ q: '給食の配膳をなくしたい' })).loosely).toEqual([])
  })

  test('is narrowed by department, tool, state and specification', async () => {
    expect(await found('', { state: 'operating' })).toEqual(['窓口予約システム'])
    expect(await found('', { tool: 'RPA' })).toEqual(['髙齢者の転記作業をＲＰＡに'])
    expect(await found('', { specified: '1' })).toEqual(['窓口予約システム'])
    expect(await found('')).toHaveLength(2)
    const other = await unit(db, { code: `PO${city}`, name: '土木部' })
    expect(other).toBeGreaterThan(0)
    expect(await found('', { unit: `PO${city}` })).toEqual([])
  })

  test('puts a word in the title before one in the text, and says whom to ask and what it saves', async () => {
    await project(db, { unitId: section, by: ids.ishiguro, title: '別の改善', asIs: '窓口予約を紙で受けていた' })
    const { projects } = await listing({ q: '窓口予約' })
    expect(projects.map(({ title }) => title)).toEqual(['窓口予約システム', '別の改善'])
    expect(projects[0]).toMatchObject({
      measuredHours: 120,
      specified: true,
      ask: { name: `水野 啓介${city}`, unitName: '障害福祉課' },
    })
  })
})

test('a list of more than fifty goes on over pages, each project once', async () => {
  for (let each = 0; each < 52; each += 1)
    await project(db, { unitId: section, by: ids.ishiguro, title: `改善${each}` })
  const page = (number: number) => listing({ page: String(number) })
  const [first, second] = [await page(1), await page(2)]
  expect([first.total, first.projects.length, second.projects.length]).toEqual([52, 50, 2])
  expect(new Set([...first.projects, ...second.projects].map(({ projectId }) => projectId)).size).toBe(52)
})

test('figures of a fiscal year count what was proposed and delivered in it, and the hours as they stand at its end', async () => {
  const before = await practiceByFiscalYear(db, TODAY)
  const of = (years: typeof before, year: number) => years.find(({ fiscalYear }) => fiscalYear === year)
  const last = await project(db, {
    unitId: section,
    by: ids.ishiguro,
    on: cityDate('2027-06-01'),
    steps: { start: cityDate('2027-07-01'), operate: cityDate('2028-02-01'), retire: cityDate('2028-10-01') },
    measured: { on: cityDate('2028-03-01'), hours: 100 },
  })
  await project(db, {
    unitId: section,
    by: ids.ishiguro,
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
    measured: { on: cityDate('2028-10-01'), hours: 30 },
    specifiedOn: TODAY,
  })
  expect(last).toBeGreaterThan(0)
  const after = await practiceByFiscalYear(db, TODAY)
  const added = (year: number) => {
    const [now, then] = [of(after, year), of(before, year)]
    const keys = [
      'proposed',
      'completedOrOperating',
      'retired',
      'specifications',
      'operating',
      'hoursSavedPerYear',
    ] as const
    return Object.fromEntries(keys.map((key) => [key, (now?.[key] ?? 0) - (then?.[key] ?? 0)]))
  }
  expect(added(2027)).toEqual({
    proposed: 1,
    completedOrOperating: 1,
    retired: 0,
    specifications: 0,
    operating: 1,
    hoursSavedPerYear: 100,
  })
  expect(added(2028)).toEqual({
    proposed: 1,
    completedOrOperating: 1,
    retired: 1,
    specifications: 1,
    operating: 1,
    hoursSavedPerYear: 30,
  })
})

test('projects that operate are offered as evidence to those who did the work, not to a member', async () => {
  const projectId = await project(db, {
    unitId: section,
    by: ids.ishiguro,
    people: { [ids.mizuno]: 'main_developer', [ids.takashima]: 'member' },
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
  })
  const offered = async (personId: number, on = TODAY) =>
    (await projectsForEvidence(db, personId, on)).map((one) => one.projectId)
  expect(await offered(ids.ishiguro)).toEqual([projectId])
  expect(await offered(ids.mizuno)).toEqual([projectId])
  expect(await offered(ids.takashima)).toEqual([])
  expect(await offered(ids.ishiguro, cityDate('2028-08-31'))).toEqual([])
})
