import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { storePublication } from '~/facts/publication'
import { record } from '~/facts/record'
import { storeRoundSnapshot } from '~/facts/round-snapshot'
import { forgetSkillMapDays } from '~/facts/skill-map-counts'
import { peopleList } from '~/features/people/people-list.server'
import { peopleParamsOf } from '~/features/people/people-params'
import { mapParamsOf } from '~/features/skill-map/map-params'
import { type MapPage, type NoMap, skillMap } from '~/features/skill-map/skill-map.server'
import { fileResponse, skillMapFile } from '~/features/skill-map/skill-map-file.server'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { statementsOf } from '../support/counted-statements'
import { testDatabase } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const today = cityDate('2028-11-15')

const units: Record<string, number> = {}
const people: Record<string, number[]> = {}
let office: Visitor
let director: Visitor
let officer: Visitor
let anyone: Visitor
let rpa = 0
let word = 0

beforeAll(async () => {
  const skills = await standardFrom(db, cityDate('2026-10-01'))
  rpa = skills.get('AUT-RPA') ?? 0
  word = skills.get('LIT-OFC') ?? 0
  units.welfare = await unit(db, { code: 'D03', name: '福祉保健部' })
  units.insurance = await unit(db, { code: 'D03-06', name: '保険年金課', parentId: units.welfare })
  units.desk = await unit(db, { code: 'D03-06-1', name: '保険係', parentId: units.insurance, kind: 'subunit' })
  units.policy = await unit(db, { code: 'D03-01', name: '福祉政策課', parentId: units.welfare })
  units.finance = await unit(db, { code: 'D02', name: '財務部' })
  units.tax = await unit(db, { code: 'D02-01', name: '市民税課', parentId: units.finance })
  units.equity = await unit(db, { code: 'D20', name: '公平委員会事務局' })
  people.desk = await peopled('desk', 6)
  people.insurance = await peopled('insurance', 2)
  people.policy = await peopled('policy', 6)
  people.tax = await peopled('tax', 7)
  await confirm(rpa, 3, people.desk.slice(0, 2))
  await confirm(rpa, 1, people.desk.slice(2, 5))
  await confirm(rpa, 2, people.insurance.slice(0, 1))
  await confirm(word, 2, [...people.desk, ...people.policy.slice(0, 5), ...people.tax])
  await confirm(skills.get('DAT-ANL') ?? 0, 1, people.tax)
  office = await signIn(db, null, ['dx_office'])
  const boss = await person(db, { number: 'B1', name: '部長', unitId: units.policy, title: '部長' })
  await record(
    db,
    'unit_head',
    [{ unitId: units.welfare, personId: boss, kind: 'head', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  director = await signIn(db, boss)
  const expert = await person(db, { number: 'T1', name: '技術官', unitId: units.finance })
  await record(
    db,
    'appointment',
    [{ personId: expert, role: 'TECH_OFFICER', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  officer = await signIn(db, expert)
  anyone = await signIn(db, people.tax[0] ?? 0)
})

describe('the live map', () => {
  test('shows 事務局 the departments with their people at level 2 or above, and all of them as the city', async () => {
    const map = await shownTo(office)
    expect(rowsOf(map)).toEqual(['財務部', '福祉保健部', '公平委員会事務局'])
    expect(column(map, 'AUT-RPA')).toEqual([0, 3, 0])
    expect(map.wide.total.values[skillAt(map, 'AUT-RPA')]).toBe(3)
    expect(map).toMatchObject({ people: 23, assessed: 19, isLive: true })
  })

  test('counts at any level, finds the middle, and those who fall short of their role', async () => {
    expect(column(await shownTo(office, 'level=1'), 'AUT-RPA')).toEqual([0, 6, 0])
    expect(column(await shownTo(office, 'show=median'), 'AUT-RPA')).toEqual([null, 1, null])
    const gap = await shownTo(office, 'show=gap')
    expect(column(gap, 'LIT-OFC')).toEqual([1, 4, null])
  })

  test('opens a department into its sections, and a section into those below it and those who belong to it alone', async () => {
    const sections = await shownTo(office, 'unit=D03')
    expect(rowsOf(sections)).toEqual(['福祉政策課', '保険年金課'])
    const below = await shownTo(office, 'unit=D03-06')
    expect(rowsOf(below)).toEqual(['保険年金課（直属）', '保険係'])
    expect(column(below, 'AUT-RPA')).toEqual([1, 2])
    expect(below.wide.total.values[skillAt(below, 'AUT-RPA')]).toBe(3)
  })

  test('opens a cell: spread, freshness, where below it people sit, and who could teach', async () => {
    const { cell } = await shownTo(office, 'cell=D03.AUT-RPA')
    expect(cell).toMatchObject({
      unitName: '福祉保健部',
      holders: 3,
      counts: [0, 3, 1, 2, 0],
      people: 15,
      notAssessed: 9,
      behind: { confirmed: 6, fresh: 6, teachers: 2 },
      units: { shown: [{ name: '保険年金課', holders: 3 }], without: ['福祉政策課'] },
    })
    expect(cell?.behind?.named.map((teacher) => teacher.unitName)).toEqual(['保険年金課', '保険年金課'])
  })

  test('tells デジタル技術官 the numbers and how many could teach, no names', async () => {
    const { cell, isLive } = await shownTo(officer, 'cell=D03.AUT-RPA')
    expect(isLive).toBe(true)
    expect(cell?.behind).toMatchObject({ teachers: 2, named: [] })
  })

  test('names of teachers are a look that those people can read', async () => {
    await shownTo(office, 'cell=D03.AUT-RPA')
    const { rows } = await owner.query('SELECT person_ids FROM look WHERE account_id = $1 ORDER BY id DESC LIMIT 1', [
      office.accountId,
    ])
    expect(rows[0].person_ids).toEqual((people.desk ?? []).slice(0, 2))
  })

  test('shows a past day as it was, and the change since', async () => {
    expect(column(await shownTo(office, 'asOf=2028-06-30'), 'AUT-RPA')).toEqual([0, 0, 0])
    const change = await shownTo(office, 'compare=2028-06-30')
    expect(change.wide.measure).toBe('change')
    expect(column(change, 'AUT-RPA')).toEqual([0, 3, 0])
  })

  test('reads the day as people write it, and says what is wrong with one that it cannot read', async () => {
    expect((await shownTo(office, `asOf=${encodeURIComponent('令和10年6月30日')}`)).asOf).toBe('2028-06-30')
    const wrong = await shownTo(office, 'asOf=2028-13-45')
    expect(wrong.asOf).toBe(today)
    expect(wrong.problem).toContain('日付として読めません')
  })

  test('knows no unit that was never there', async () => {
    await expect(shownTo(office, 'unit=D99')).rejects.toMatchObject({ status: 404 })
  })

  test('counts 会計年度任用職員 apart, down to the people, and never with the regular staff', async () => {
    const temporary = await person(db, {
      number: 'F1',
      name: '会計 年子',
      unitId: units.desk ?? 0,
      employmentType: 'fiscal_year',
    })
    await confirm(word, 2, [temporary])
    expect(column(await shownTo(office), 'LIT-OFC')).toEqual([7, 11, 0])
    const apart = await shownTo(office, 'staff=fiscal_year')
    expect(column(apart, 'LIT-OFC')).toEqual([0, 1, 0])
    expect(apart).toMatchObject({ people: 1, assessed: 1 })
    expect(column(await shownTo(office, 'staff=fiscal_year&unit=D03-06'), 'LIT-OFC')).toEqual([1])
    expect((await shownTo(office, 'staff=fiscal_year&cell=D03.LIT-OFC')).cell?.behind?.confirmed).toBe(1)
    const list = async (staff: string) => {
      const request = office(`/people?unit=D03&skill=LIT-OFC&staff=${staff}`)
      return (await peopleList(request, peopleParamsOf(request))).people.map(({ name }) => name)
    }
    expect(await list('fiscal_year')).toEqual(['会計 年子'])
    expect(await list('regular')).not.toContain('会計 年子')
  })

  test('takes one statement besides those of the doors, however many units there are', async () => {
    const city = await statementsOf(() => shownTo(office))
    const section = await statementsOf(() => shownTo(office, 'unit=D03'))
    expect(city.filter((statement) => statement.text.includes('skill_map_count'))).toHaveLength(1)
    expect(city.length).toBeLessThanOrEqual(3)
    expect(section.length).toBeLessThanOrEqual(4)
  })
})

describe('before the first publication', () => {
  test('everybody else sees that there is none yet', async () => {
    for (const viewer of [director, anyone]) expect(await read(viewer)).toEqual({ nothing: 'no-publication' })
  })
})

describe('the published map', () => {
  beforeAll(async () => {
    await publishRound('2028-08-18')
  })

  test('shows the head of a department its sections, small ones left out and the totals kept', async () => {
    const map = await shownTo(director)
    expect(rowsOf(map)).toEqual(['福祉政策課', '保険年金課'])
    expect(column(map, 'AUT-RPA')).toEqual(['hidden', 'hidden'])
    expect(column(map, 'LIT-OFC')).toEqual([5, 6])
    expect(map).toMatchObject({ isLive: false, hiding: 2, title: '福祉保健部のスキル' })
  })

  test('shows them all departments, and no section of another', async () => {
    expect(rowsOf(await shownTo(director, 'unit=all'))).toContain('財務部')
    await expect(shownTo(director, 'unit=D02')).rejects.toMatchObject({ status: 404 })
    await expect(shownTo(director, 'unit=D03-06')).rejects.toMatchObject({ status: 404 })
  })

  test('shows everybody the departments and no names', async () => {
    const map = await shownTo(anyone, 'cell=D03.LIT-OFC')
    expect(rowsOf(map)).toEqual(['財務部', '福祉保健部', '公平委員会事務局'])
    expect(map.cell).toMatchObject({ behind: null, certified: null, holders: 11 })
    await expect(shownTo(anyone, 'unit=D03')).rejects.toMatchObject({ status: 404 })
  })

  test('hides the chosen cell and leaves its place in the file the same way', async () => {
    const { cell } = await shownTo(director, 'cell=D03-06.AUT-RPA')
    expect(cell).toMatchObject({ isShown: false, counts: [] })
    const rows = await csv(director)
    expect(rows[0]?.slice(0, 4)).toEqual(['所属コード', '所属', '共通（人）', '拡張（人）'])
    const at = rows[0]?.indexOf('RPAによる定型作業の自動化') ?? -1
    expect(rows.slice(1).map((row) => row[at])).toEqual(['＊', '＊', '3'])
  })

  test('names the leaders of the department to its head, and the look is kept', async () => {
    const [leader] = people.desk ?? []
    if (!leader) throw new Error('nobody')
    await record(
      db,
      'certificate_event',
      [
        {
          personId: leader,
          role: 'DX_LEADER',
          event: 'grant',
          effectiveOn: cityDate('2028-02-22'),
          state: 'valid',
          validThrough: null,
          conditionalThrough: null,
          note: null,
        },
      ],
      STAMP,
    )
    expect((await shownTo(director, 'cell=D03-06.LIT-OFC')).cell?.certified).toMatchObject([
      { role: 'DX_LEADER', unitName: '保険係' },
    ])
    const { rows } = await owner.query('SELECT person_ids FROM look WHERE account_id = $1', [director.accountId])
    expect(rows).toEqual([{ person_ids: [leader] }])
  })

  test('stays as it was when an order recorded today takes effect before, as last month’s live map does not', async () => {
    const published = await shownTo(anyone)
    expect(column(await shownTo(office, 'asOf=2028-10-15'), 'LIT-OFC')).toEqual([7, 11, 0])
    await db.$transaction(async (sql) => {
      await transfer(sql, people.tax?.[1] ?? 0, units.policy ?? 0, cityDate('2028-08-01'))
      await forgetSkillMapDays(sql, cityDate('2028-08-01'))
    })
    expect(column(await shownTo(office, 'asOf=2028-10-15'), 'LIT-OFC')).toEqual([6, 12, 0])
    expect((await shownTo(anyone)).wide.values).toEqual(published.wide.values)
  })
})

test('a formula in a unit’s name is text in the file', async () => {
  await unit(db, { code: 'D30', name: '=HYPERLINK("http://evil")' })
  await forgetSkillMapDays(db, BEGINNING)
  const rows = await csv(office)
  expect(rows.map((row) => row[1])).toContain(`'=HYPERLINK("http://evil")`)
})

async function read(viewer: Visitor, search = ''): Promise<MapPage | NoMap> {
  const request = viewer(`/map?${search}`)
  return skillMap(request, mapParamsOf(request))
}

async function shownTo(viewer: Visitor, search = ''): Promise<MapPage> {
  const page = await read(viewer, search)
  if ('nothing' in page) throw new Error(page.nothing)
  return page
}

function skillAt(map: MapPage, code: string): number {
  return map.wide.columns.findIndex((column) => column.code === code)
}

function column(map: MapPage, code: string) {
  return map.wide.values.map((row) => row[skillAt(map, code)])
}

function rowsOf(map: MapPage): string[] {
  return map.wide.rows.map((row) => row.name)
}

async function csv(viewer: Visitor): Promise<string[][]> {
  const request = viewer('/map.csv')
  const response = await fileResponse(await skillMapFile(request, mapParamsOf(request)), 'csv')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\uFEFF')).toBe(true)
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((value) => value.replace(/^"|"$/g, '').replaceAll('""', '"')),
    )
}

async function peopled(place: string, count: number): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < count; at += 1) {
    ids.push(
      await person(db, { number: `${place}${at}`, name: '職員', kana: `テスト${at}`, unitId: units[place] ?? 0 }),
    )
  }
  return ids
}

async function confirm(skillId: number, level: number, personIds: readonly number[]): Promise<void> {
  const rows = personIds.map((id) => confirmed(id, skillId, level, cityDate('2028-07-20')))
  await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, today))
}

async function publishRound(day: string): Promise<void> {
  const { rows } = await owner.query(
    `INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state, closed_on)
     SELECT '令和10年度', 2028, 'annual', '{core,extended}', '{}', id, '2028-06-01', '2028-06-30', '2028-07-31', 'closed', $1 FROM standard_version RETURNING id`,
    [day],
  )
  await storeRoundSnapshot(db, rows[0].id, cityDate(day))
  await db.$transaction((sql) =>
    storePublication(sql, {
      roundId: rows[0].id,
      day: cityDate('2028-08-31'),
      title: '令和10年8月（年次）',
      stamp: STAMP,
    }),
  )
}
