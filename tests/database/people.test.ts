import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import { recordConfirmations, takeBackConfirmations } from '~/facts/confirmed-levels'
import { record, takeBack } from '~/facts/record'
import { peopleList } from '~/features/people/people-list.server'
import { peopleParamsOf } from '~/features/people/people-params'
import { person as personPage } from '~/features/people/person.server'
import { mapParamsOf } from '~/features/skill-map/map-params'
import { skillMap } from '~/features/skill-map/skill-map.server'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const today = cityDate('2028-11-15')

let skills = new Map<string, number>()
let department = 0
let section = 0
let other = 0
let takahashi = 0
let saito = 0
let head = 0
let mentor = 0
let stranger = 0
let office: Visitor

beforeAll(async () => {
  skills = await standardFrom(db, cityDate('2026-10-01'))
  department = await unit(db, { code: 'D03', name: '福祉保健部' })
  section = await unit(db, { code: 'D03-06', name: '保険年金課', parentId: department })
  other = await unit(db, { code: 'D02', name: '財務部' })
  takahashi = await person(db, { number: '004211', name: '髙橋 花子', kana: 'タカハシ ハナコ', unitId: section })
  saito = await person(db, {
    number: '004212',
    name: '齋藤 茂',
    kana: 'サイトウ シゲル',
    formerName: '渡邊',
    unitId: section,
  })
  head = await person(db, { number: '000900', name: '課長', kana: 'カチョウ', unitId: section, title: '課長' })
  mentor = await person(db, { number: '000901', name: '師匠', kana: 'シショウ', unitId: other })
  stranger = await person(db, { number: '000902', name: '他人', kana: 'タニン', unitId: other })
  await person(db, {
    number: 'K001',
    name: '臨時 職員',
    kana: 'リンジ',
    unitId: section,
    employmentType: 'fiscal_year',
  })
  await record(
    db,
    'unit_head',
    [{ unitId: section, personId: head, kind: 'head', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  await record(
    db,
    'mentor_pair',
    [{ mentorId: mentor, menteeId: takahashi, kind: 'mentor', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  office = await signIn(db, null, ['dx_office'])
})

describe('searching for people', () => {
  test.each([
    ['高橋', '004211'],
    ['髙橋花子', '004211'],
    ['タカハシ', '004211'],
    ['たかはし はな', '004211'],
    ['斎藤', '004212'],
    ['斉藤　茂', '004212'],
    ['渡辺', '004212'],
    ['4212', undefined],
    ['004212', '004212'],
    ['００４２１２', '004212'],
    ['0042', '004212'],
    ['100%_', undefined],
  ])('「%s」 finds %s', async (text, number) => {
    const { people } = await listFor(office, `q=${encodeURIComponent(text)}`)
    if (number === undefined) expect(people).toEqual([])
    else expect(people.map((each) => each.staffNumber)).toContain(number)
  })

  test('somebody who changed the name is found by the name of before', async () => {
    const married = await person(db, { number: '004300', name: '大野 幸', kana: 'オオノ サチ', unitId: other })
    const { rows } = await owner.query('SELECT id FROM person_particulars WHERE person_id = $1', [married])
    await takeBack(db, 'person_particulars', [rows[0].id], STAMP)
    const named = (name: string, kana: string, from: string, to: string | null) => ({
      personId: married,
      name,
      kana,
      formerName: null,
      email: null,
      searchKey: [name, kana].map(foldForSearch).join(' '),
      validFrom: cityDate(from),
      validTo: to === null ? null : cityDate(to),
    })
    const renamed = [
      named('大野 幸', 'オオノ サチ', '2026-04-01', '2027-06-01'),
      named('石黒 幸', 'イシグロ サチ', '2027-06-01', null),
    ]
    await record(db, 'person_particulars', renamed, STAMP)
    expect((await listFor(office, 'q=大野')).people).toMatchObject([{ name: '石黒 幸', staffNumber: '004300' }])
  })

  test('shows each viewer only those they may know of', async () => {
    const numbers = async (viewer: Visitor) => (await listFor(viewer)).people.map((each) => each.staffNumber).sort()
    expect(await numbers(await signIn(db, head))).toEqual(['000900', '004211', '004212', 'K001'])
    expect(await numbers(await signIn(db, mentor))).toEqual(['000901', '004211'])
    expect(await numbers(await signIn(db, stranger))).toEqual(['000902'])
    expect(await numbers(await signIn(db, null, ['auditor']))).toEqual([])
    expect((await numbers(office)).length).toBe(7)
  })

  test('is logged once for the whole list', async () => {
    const viewer = await signIn(db, head)
    await listFor(viewer)
    await listFor(viewer)
    const { rows } = await owner.query(
      'SELECT page, cardinality(person_ids) AS people FROM look WHERE account_id = $1',
      [viewer.accountId],
    )
    expect(rows).toEqual([{ page: '/people', people: 3 }])
  })
})

describe('the people behind a number of the map', () => {
  beforeAll(async () => {
    const rpa = skills.get('AUT-RPA') ?? 0
    const rows = [
      confirmed(takahashi, rpa, 3, cityDate('2028-07-20')),
      confirmed(saito, rpa, 2, cityDate('2027-07-20')),
      confirmed(head, rpa, 1, today),
    ]
    await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, today))
  })

  test('are as many as the number says, at or above the level, exactly at it, old, or not assessed', async () => {
    const request = office('/map?cell=D03.AUT-RPA')
    const map = await skillMap(request, mapParamsOf(request))
    if ('nothing' in map || !map.cell?.behind) throw new Error('no cell')
    const total = async (search: string) => (await listFor(office, `unit=D03&skill=AUT-RPA&${search}`)).total
    expect(await total('level=2')).toBe(map.cell.holders)
    expect(await total('level=1&only=exactly')).toBe(map.cell.counts[1])
    expect(await total('level=0&only=old')).toBe(map.cell.behind.confirmed - map.cell.behind.fresh)
    expect(await total('only=none')).toBe(map.cell.notAssessed)
    const core = office('/map?cell=D03.LIT-OFC')
    const office2 = await skillMap(core, mapParamsOf(core))
    if ('nothing' in office2) throw new Error('no map')
    expect((await listFor(office, 'unit=D03&skill=LIT-OFC&only=short')).total).toBe(office2.cell?.short)
  })

  test('are those of the day of the map', async () => {
    expect((await listFor(office, 'unit=D03&skill=AUT-RPA&level=2&asOf=2028-01-01')).people).toMatchObject([
      { staffNumber: '004212', level: 2 },
    ])
  })
})

describe('one person', () => {
  test('is not to be known of by a stranger, a section head of another unit, or an auditor', async () => {
    for (const viewer of [await signIn(db, stranger), await signIn(db, null, ['auditor'])]) {
      await expect(look(viewer, '004211')).rejects.toMatchObject({ status: 404 })
    }
    await expect(look(office, '999999')).rejects.toMatchObject({ status: 404 })
  })

  test('is shown with self-assessed levels to themselves, their confirmer and their mentor only', async () => {
    const { rows } = await owner.query(
      `INSERT INTO submission (person_id, submitted_on, mode, recorded_at) VALUES ($1, '2028-11-01', 'self', now()) RETURNING id`,
      [takahashi],
    )
    await owner.query(
      'INSERT INTO self_assessment (submission_id, person_id, skill_id, level) VALUES ($1, $2, $3, 4)',
      [rows[0].id, takahashi, skills.get('AUT-RPA')],
    )
    const selfOf = async (viewer: Visitor) => skillOf(await look(viewer, '004211'), 'AUT-RPA')?.self
    expect(await selfOf(await signIn(db, takahashi))).toEqual({ level: 4, on: '2028-11-01' })
    expect(await selfOf(await signIn(db, head))).toEqual({ level: 4, on: '2028-11-01' })
    expect(await selfOf(await signIn(db, mentor))).toEqual({ level: 4, on: '2028-11-01' })
    expect(await selfOf(office)).toBeNull()
    expect(await selfOf(await signIn(db, null, ['hr_section']))).toBeNull()
  })

  test('has a history of levels, in which one taken back is no longer', async () => {
    const rpa = skills.get('AUT-RPA') ?? 0
    const [id] = await db.$transaction((sql) =>
      recordConfirmations(sql, [confirmed(takahashi, rpa, 4, today)], STAMP, today),
    )
    expect(skillOf(await look(office, '004211'), 'AUT-RPA')?.history.map((each) => each.level)).toEqual([3, 4])
    await db.$transaction((sql) => takeBackConfirmations(sql, [id ?? 0], STAMP, today))
    expect(skillOf(await look(office, '004211'), 'AUT-RPA')).toMatchObject({
      level: 3,
      history: [{ level: 3, on: '2028-07-20' }],
    })
  })

  test('has posts that keep the name that the unit had then', async () => {
    const { rows } = await owner.query('SELECT id FROM unit_period WHERE unit_id = $1', [other])
    await takeBack(db, 'unit_period', [rows[0].id], STAMP)
    const period = {
      unitId: other,
      parentId: null,
      kind: 'department',
      label: null,
      appointingAuthority: 'mayor',
      workplaceType: 'office',
      confirms: true,
      headPost: null,
    }
    await record(
      db,
      'unit_period',
      [
        { ...period, name: '財務部', validFrom: BEGINNING, validTo: cityDate('2027-04-01') },
        { ...period, name: '財務政策部', validFrom: cityDate('2027-04-01'), validTo: null },
      ],
      STAMP,
    )
    await transfer(db, stranger, section, cityDate('2028-04-01'))
    expect((await look(office, '000902')).posts).toMatchObject([
      { place: '福祉保健部 保険年金課', since: '2028-04-01', until: null },
      { place: '財務政策部', since: '2027-04-01', until: '2028-03-31' },
      { place: '財務部', since: '2026-04-01', until: '2027-03-31' },
    ])
  })

  test('who was moved away today is no longer to be seen by the old head', async () => {
    const viewer = await signIn(db, head)
    await transfer(db, saito, other, today)
    await expect(look(viewer, '004212')).rejects.toMatchObject({ status: 404 })
    expect((await listFor(viewer)).people.map((each) => each.staffNumber)).not.toContain('004212')
  })
})

function listFor(viewer: Visitor, search = '') {
  const request = viewer(`/people?${search}`)
  return peopleList(request, peopleParamsOf(request))
}

function look(viewer: Visitor, staffNumber: string) {
  return personPage(viewer(`/people/${staffNumber}`), { staffNumber })
}

function skillOf(page: Awaited<ReturnType<typeof look>>, code: string) {
  return page.categories.flatMap((category) => category.skills).find((skill) => skill.code === code)
}
