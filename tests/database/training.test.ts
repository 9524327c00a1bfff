import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { sessionById } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { cancelSession } from '~/features/training/cancel-session.server'
import { catalogue } from '~/features/training/catalogue.server'
import { catalogueParamsOf } from '~/features/training/catalogue-params'
import { changeSession } from '~/features/training/change-session.server'
import { copySessions } from '~/features/training/copy-sessions.server'
import { coursePage } from '~/features/training/course.server'
import { editCourse } from '~/features/training/edit-course.server'
import { planSession } from '~/features/training/plan-session.server'
import { saveCourse } from '~/features/training/save-course.server'
import { sessionPage } from '~/features/training/session.server'
import { plannedSessions } from '~/features/training/sessions.server'
import { whatFollows } from '~/wiring/consequences'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { completed, course, courseSession, enrolment } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let round = 0
let department: number
let ishiguro: { personId: number; visit: Visitor }
let office: Visitor

setConsequences(whatFollows)

beforeAll(() => standardFrom(db, BEGINNING))

beforeEach(async () => {
  await todayIs(TODAY)
  round += 1
  department = await unit(db, { code: `D${round}`, name: `福祉保健部${round}` })
  const section = await unit(db, { code: `S${round}`, name: '介護保険課', parentId: department })
  const personId = await person(db, { number: String(500_000 + round), name: '石黒 美咲', unitId: section })
  ishiguro = { personId, visit: await signIn(db, personId) }
  office = await signIn(db, null, ['hr_section'])
})

/** A course of its own for each test. */
async function aCourse(more: Partial<Parameters<typeof course>[1]> = {}): Promise<{ code: string; courseId: number }> {
  const code = more.code ?? `TRN-${1000 + round}`
  const courseId = await course(db, { title: 'RPA開発ハンズオン', develops: { 'AUT-RPA': 2 }, ...more, code })
  return { code, courseId }
}

const filled = {
  name: '第1回',
  'days[0].on': 'R10.12.19',
  'days[0].from': '9時',
  'days[0].to': '16:30',
  'days[1].on': '2028-12-20',
  'days[1].from': '９：００',
  'days[1].to': '16:30',
  place: '本庁 8階 研修室',
  capacity: '２０',
  applyBy: '令和10年12月1日',
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

async function planned(fields: Record<string, string>): Promise<number> {
  const result = await planSession(office('/training/sessions/new', {}), form(fields))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.sessionId
}

const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map((notice) => notice.title)

describe('planning a session', () => {
  test('it stands as entered, with days in any spelling, and its span follows from them', async () => {
    const { code } = await aCourse()
    const id = await planned({
      ...filled,
      course: code,
      'roleSeats.DX_LEADER': '8',
      'departmentSeats[0].unit': `D${round}`,
      'departmentSeats[0].seats': '3',
    })
    expect(await sessionById(db, id)).toMatchObject({
      courseCode: code,
      courseTitle: 'RPA開発ハンズオン',
      fiscalYear: 2028,
      startsOn: '2028-12-19',
      endsOn: '2028-12-20',
      days: [
        { on: '2028-12-19', from: '09:00', to: '16:30' },
        { on: '2028-12-20', from: '09:00', to: '16:30' },
      ],
      capacity: 20,
      applyBy: '2028-12-01',
      quotas: [
        { kind: 'role', role: 'DX_LEADER', seats: 8 },
        { kind: 'department', unitId: department, seats: 3 },
      ],
      seated: 0,
    })
    const page = await sessionPage(ishiguro.visit('/'), { id: String(id) })
    expect(page.quotas).toEqual([
      '8 席は、DX推進リーダーを目指す人・候補の人に先に回します',
      `3 席は、福祉保健部${round}の人に先に回します`,
    ])
  })

  test.each<[string, Record<string, string>, string, string]>([
    [
      'ends before it begins',
      { 'days[0].to': '8:00' },
      'days[0].to',
      '1 日目：終わりは、始まりより後の時刻にしてください。',
    ],
    ['has a day that is none', { 'days[0].on': '2029-02-29' }, 'days[0].on', '1 日目：この日は暦にありません。'],
    [
      'has a deadline after it began',
      { applyBy: '2028-12-20' },
      'applyBy',
      'しめきりは、最初の日までの日にしてください。',
    ],
    [
      'keeps more seats than it has',
      { 'roleSeats.DX_LEADER': '21' },
      'capacity',
      '先に回す席が合わせて 21 席あり、定員を超えています。',
    ],
    [
      'has no number for a limit',
      { capacity: '二十' },
      'capacity',
      '定員は 1〜9999 の数にしてください。限りがなければ空けておきます。',
    ],
    [
      'goes over the end of a fiscal year',
      { 'days[1].on': '2029-04-02' },
      'endsOn',
      '年度をまたぐ回は作れません。年度ごとに分けてください。',
    ],
    ['leads to no address', { url: 'javascript:alert(1)' }, 'url', 'https:// から始まる URL を入れてください。'],
  ])('a session that %s is told so at the field', async (_what, more, field, sentence) => {
    const { code } = await aCourse()
    const result = await planSession(office('/', {}), form({ ...filled, course: code, ...more }))
    expect(result).toMatchObject({ ok: false, invalid: { [field]: expect.arrayContaining([sentence]) } })
  })

  test('a hands-on session without a day is refused, an e-learning is open over its span', async () => {
    const { code } = await aCourse({ format: 'handson' })
    const span = { name: '通年', startsOn: '2028-12-01', endsOn: '2029-03-31', applyBy: '2029-03-31' }
    const refused = await planSession(office('/', {}), form({ ...span, course: code }))
    expect(refused).toEqual({ ok: false, refused: 'ハンズオンの回には、日と時刻を 1 日以上入れてください。' })
    const elearning = await aCourse({ code: `TRE-${round}`, format: 'elearning', capacity: null })
    const id = await planned({ ...span, course: elearning.code })
    expect(await sessionById(db, id)).toMatchObject({ days: [], capacity: null, startsOn: '2028-12-01' })
  })

  test('two of a name in a fiscal year are refused with a sentence', async () => {
    const { code } = await aCourse()
    await planned({ ...filled, course: code })
    const again = await planSession(office('/', {}), form({ ...filled, course: code }))
    expect(again).toEqual({
      ok: false,
      refused: '令和10年度には、もう「第1回」があります。別の名前にしてください。',
    })
  })

  test('is for the office', async () => {
    const { code } = await aCourse()
    const request = ishiguro.visit('/training/sessions/new', {})
    await expect(planSession(request, form({ ...filled, course: code }))).rejects.toMatchObject({ status: 403 })
  })
})

describe('changing a session', () => {
  const changed = (id: number, revision: number, more: Record<string, string>) =>
    changeSession(office('/', {}), form({ ...filled, session: String(id), revision: String(revision), ...more }))

  test('to another place tells who has a seat or waits, and nobody else', async () => {
    const { code } = await aCourse()
    const id = await planned({ ...filled, course: code })
    const other = await person(db, { number: `9${500_000 + round}`, name: '水野 啓介', unitId: department })
    await enrolment(db, { sessionId: id, personId: ishiguro.personId, state: 'seated' })
    await enrolment(db, { sessionId: id, personId: other, state: 'withdrawn' })
    expect(await changed(id, 0, { place: '別館 2階' })).toMatchObject({ ok: true })
    expect(await noticesOf(ishiguro.personId)).toEqual(['「RPA開発ハンズオン 第1回」の日時か場所が変わりました'])
    expect(await noticesOf(other)).toEqual([])
    expect(await sessionById(db, id)).toMatchObject({ place: '別館 2階', revision: 1 })
  })

  test('only its note tells nobody', async () => {
    const { code } = await aCourse()
    const id = await planned({ ...filled, course: code })
    await enrolment(db, { sessionId: id, personId: ishiguro.personId, state: 'seated' })
    expect(await changed(id, 0, { note: '電源を持ってきてください。' })).toMatchObject({ ok: true })
    expect(await noticesOf(ishiguro.personId)).toEqual([])
  })

  test('after somebody else did is a conflict that names what differs', async () => {
    const { code } = await aCourse()
    const id = await planned({ ...filled, course: code })
    await changed(id, 0, { place: '別館 2階' })
    expect(await changed(id, 0, { capacity: '30' })).toEqual({
      ok: false,
      conflict: { revision: 1, fields: ['place', 'capacity'] },
    })
    expect(await sessionById(db, id)).toMatchObject({ place: '別館 2階', capacity: 20 })
  })

  test('to fewer seats than are given is refused', async () => {
    const { code } = await aCourse()
    const id = await planned({ ...filled, course: code })
    const other = await person(db, { number: `8${500_000 + round}`, name: '水野 啓介', unitId: department })
    for (const personId of [ishiguro.personId, other]) await enrolment(db, { sessionId: id, personId, state: 'seated' })
    expect(await changed(id, 0, { capacity: '1' })).toEqual({
      ok: false,
      refused: 'いま 2 人に席があります。定員は 2 以上にしてください。',
    })
  })

  test('cancelled, it tells everybody concerned once, and cannot be changed or cancelled again', async () => {
    const { code } = await aCourse()
    const id = await planned({ ...filled, course: code })
    await enrolment(db, { sessionId: id, personId: ishiguro.personId, state: 'waitlisted' })
    expect(await cancelSession(office('/', {}), { session: id })).toMatchObject({ ok: true })
    const told = await noticesOf(ishiguro.personId)
    expect(told.filter((title) => title.includes('中止'))).toEqual(['「RPA開発ハンズオン 第1回」は中止になりました'])
    expect(await cancelSession(office('/', {}), { session: id })).toMatchObject({ ok: false })
    expect(await changed(id, 1, {})).toEqual({ ok: false, refused: 'この回は中止になっています。変えられません。' })
  })
})

describe('a new fiscal year', () => {
  test('takes the sessions over in one press, once, without the cancelled ones', async () => {
    const { code, courseId } = await aCourse()
    await planned({ ...filled, course: code })
    const cancelled = await planned({ ...filled, course: code, name: '第2回' })
    await cancelSession(office('/', {}), { session: cancelled })
    const first = await copySessions(office('/', {}), { year: 2028 })
    expect(first).toMatchObject({ ok: true, value: { year: 2029 } })
    const page = await plannedSessions(office('/'), { year: 2029, course: code, state: '' })
    expect(page.lines.map((line) => [line.name, line.when])).toEqual([['第1回', '令和11年12月18日（火）・19日（水）']])
    expect(await copySessions(office('/', {}), { year: 2028 })).toMatchObject({ ok: true, value: { copied: 0 } })
    expect(await db.courseSession.count({ where: { courseId, fiscalYear: 2029 } })).toBe(1)
  })
})

describe('the catalogue', () => {
  const opened = (visit: Visitor, params: Record<string, string>) => {
    const request = visit(`/training?${new URLSearchParams(params)}`)
    return catalogue(request, catalogueParamsOf(request))
  }
  const shown = async (visit: Visitor, code: string, params: Record<string, string> = {}) => {
    const page = await opened(visit, params)
    return page.groups.flatMap((group) => group.courses).find((one) => one.code === code)
  }

  test('marks what the viewer has completed, and nobody else', async () => {
    const { code, courseId } = await aCourse()
    const other = await person(db, { number: `7${500_000 + round}`, name: '水野 啓介', unitId: department })
    await completed(db, courseId, [ishiguro.personId], cityDate('2028-06-03'))
    expect((await shown(ishiguro.visit, code))?.completedOn).toBe('令和10年6月3日')
    expect((await shown(await signIn(db, other), code))?.completedOn).toBeNull()
  })

  test('a yearly course of last year is due again', async () => {
    const { code, courseId } = await aCourse({ recurrence: 'every_fiscal_year' })
    await completed(db, courseId, [ishiguro.personId], cityDate('2028-03-31'))
    expect((await shown(ishiguro.visit, code))?.completedOn).toBeNull()
    const page = await coursePage(ishiguro.visit('/'), { code })
    expect(page.completed).toEqual([{ on: '令和10年3月31日', counts: false }])
  })

  test('finds by role, format, skill, by what takes applications, and by words in any script', async () => {
    const { code, courseId } = await aCourse({ targetRoles: ['DX_MASTER'], format: 'handson' })
    const isFound = async (params: Record<string, string>) => (await shown(ishiguro.visit, code, params)) !== undefined
    expect(await isFound({ role: 'DX_MASTER', format: 'handson', skill: 'AUT-RPA' })).toBe(true)
    expect(await isFound({ role: 'DATA_SPECIALIST' })).toBe(false)
    expect(await isFound({ q: 'ｒｐａかいはつ' })).toBe(false)
    expect(await isFound({ q: 'ｒｐａ開発はんずおん' })).toBe(true)
    expect(await isFound({ open: '1' })).toBe(false)
    await courseSession(db, { courseId, startsOn: cityDate('2028-12-19'), applyBy: TODAY })
    expect(await isFound({ open: '1' })).toBe(true)
  })

  test('a month has its sessions on their days, and what goes on apart', async () => {
    const { code, courseId } = await aCourse()
    await planned({ ...filled, course: code })
    await courseSession(db, {
      courseId,
      name: '通年',
      startsOn: cityDate('2028-04-03'),
      endsOn: cityDate('2029-01-31'),
    })
    const { month } = await opened(ishiguro.visit, { view: 'calendar', month: '2028-12' })
    const days = month?.weeks.flat() ?? []
    const mine = (title: string) => days.find((day) => day.day === title)?.sessions.map((one) => one.times)
    expect(days[0]?.weekday).toBe('日')
    expect(mine('2028-12-19')).toContain('9:00–16:30')
    expect(days.find((day) => day.day === '2028-12-23')?.off).toBe('土曜日')
    expect(month?.spans.map((span) => span.name)).toContain('通年')
  })
})

describe('changing a course', () => {
  const fields = async (code: string): Promise<Record<string, string>> => {
    const { edition } = await editCourse(office('/'), { code })
    return {
      code,
      edition,
      title: 'RPA開発ハンズオン',
      providerType: 'internal',
      providerName: '情報システム課',
      format: 'handson',
      hours: '１２',
      'develops[0].skill': 'AUT-RPA',
      'develops[0].level': '2',
      targetRoles: 'DX_LEADER',
      capacityPerSession: '20',
      sessionsPerYear: '3',
      capacityByYear: '令和11年度 80\nR12 100',
      fromFiscalYear: 'R9',
      recurrence: 'once',
      completionCriteria: '実技課題の合格',
      costPerSession: '300,000円',
      from: '2028-12-01',
    }
  }
  const save = (given: Record<string, string>) => saveCourse(office('/', {}), form(given))
  const on = async (code: string, day: string) => (await coursesOn(db, cityDate(day))).find((one) => one.code === code)

  test('counts from its day on, and stays what it was before', async () => {
    const { code } = await aCourse()
    expect(await save(await fields(code))).toEqual({ ok: true, value: { code } })
    expect((await on(code, '2028-11-30'))?.hours).toBe(3)
    expect(await on(code, '2028-12-01')).toMatchObject({
      hours: 12,
      costPerSession: 300_000,
      capacityByYear: { 2029: 80, 2030: 100 },
      targetRoles: ['DX_LEADER'],
    })
  })

  test('that somebody else changed meanwhile is a conflict, and keeps what they wrote', async () => {
    const { code } = await aCourse()
    const opened = await fields(code)
    await save({ ...opened, title: 'RPA入門' })
    const second = await save({ ...opened, hours: '6' })
    expect(second).toMatchObject({ ok: false, conflict: { fields: expect.arrayContaining(['title', 'hours']) } })
    expect((await on(code, '2028-12-01'))?.title).toBe('RPA入門')
  })

  test('a new one begins on its day; its code is not given twice', async () => {
    const code = `NEW-${round}`
    const given = { ...(await fields((await aCourse()).code)), code, edition: '' }
    expect(await save(given)).toEqual({ ok: true, value: { code } })
    expect(await save(given)).toEqual({ ok: false, refused: `コード「${code}」の研修は、もうあります。` })
  })

  test('a circle of prerequisites is refused', async () => {
    const first = await aCourse({ code: `CIR-${round}A` })
    const second = await aCourse({ code: `CIR-${round}B`, prerequisites: [first.code] })
    const result = await save({ ...(await fields(first.code)), prerequisites: second.code })
    expect(result).toMatchObject({ ok: false, refused: expect.stringContaining('どちらも受けられません') })
  })
})
