import { beforeAll, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { applyForSession } from '~/features/enrolment/apply-for-session.server'
import { approvals } from '~/features/enrolment/approvals.server'
import { decideEnrolments } from '~/features/enrolment/decide-enrolments.server'
import { roster } from '~/features/enrolment/roster.server'
import { whatFollows } from '~/wiring/consequences'
import { head } from '../support/builders'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { aimAt, course, courseSession, enrolment } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const HELD = cityDate('2028-12-19')
const DAY = [{ on: HELD, from: '09:00', to: '16:00' }]

setConsequences(whatFollows)

let visitors: Record<'chief' | 'delegate' | 'director' | 'otherDirector' | 'stranger' | 'hr', Visitor>
let ids: Record<'chief' | 'first' | 'second', number>
let session: number

/** 介護保険課 with its head, a delegate for one of two people, both of whom have applied; and another department. */
beforeAll(async () => {
  await todayIs(cityDate('2028-11-15'))
  await standardFrom(db, BEGINNING)
  const named = (number: string, name: string, unitId: number, title = '主事') =>
    person(db, { number, name, unitId, title })
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  const section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  const elsewhere = await unit(db, { code: 'D02', name: '財務部' })
  const [director, otherDirector] = [await named('1', '部長', department), await named('2', '別の部長', elsewhere)]
  const [chief, helper] = [await named('3', '課長', section, '課長'), await named('4', '係長', section, '係長')]
  const [first, second] = [await named('5', '石黒 美咲', section), await named('6', '水野 啓介', section)]
  await head(db, department, director)
  await head(db, elsewhere, otherDirector)
  await head(db, section, chief)
  const given = { unitId: section, personId: helper, kind: 'delegate' as const, personIds: [first] }
  await record(db, 'delegation', [{ ...given, validFrom: BEGINNING, validTo: cityDate('2029-04-01') }], STAMP)
  const courseId = await course(db, {
    code: 'TRN-302',
    title: 'RPA開発ハンズオン',
    develops: { 'AUT-RPA': 2 },
    hours: 12,
  })
  session = await courseSession(db, { courseId, startsOn: HELD, days: DAY })
  const clashing = await courseSession(db, {
    courseId: await course(db, { code: 'TRN-105', title: '表計算' }),
    startsOn: HELD,
    days: DAY,
  })
  await enrolment(db, { sessionId: clashing, personId: second, state: 'seated' })
  await aimAt(db, { personId: first, role: 'DX_LEADER', from: BEGINNING })
  for (const personId of [first, second]) await applyForSession((await signIn(db, personId))('/', {}), { session })
  ids = { chief, first, second }
  visitors = {
    chief: await signIn(db, chief),
    delegate: await signIn(db, helper),
    director: await signIn(db, director),
    otherDirector: await signIn(db, otherDirector),
    stranger: await signIn(db, second),
    hr: await signIn(db, otherDirector, ['hr_section']),
  }
})

const page = (who: keyof typeof visitors) => approvals(visitors[who]('/sections/S001/training'), { code: 'S001' })

describe('applications that wait', () => {
  test('show the head what each is worth, and a clash of days', async () => {
    const { waiting } = await page('chief')
    expect(waiting).toMatchObject([
      { name: '石黒 美咲', courseCode: 'TRN-302', hours: 12, gapLevels: 2, clash: null, seats: '残り 20 席' },
      { name: '水野 啓介', gapLevels: 0, reasons: [], clash: '表計算 第1回' },
    ])
  })

  test('are shown to a delegate for their own part only, and to nobody who confirms none of them', async () => {
    expect((await page('delegate')).waiting.map(({ name }) => name)).toEqual(['石黒 美咲'])
    expect((await page('director')).waiting).toEqual([])
    await expect(page('otherDirector')).rejects.toMatchObject({ status: 404 })
    await expect(page('stranger')).rejects.toMatchObject({ status: 404 })
  })

  test('once decided stand below with who decided', async () => {
    const [own] = await db.enrolment.findMany({ where: { sessionId: session, personId: ids.first } })
    await decideEnrolments(visitors.delegate('/x', {}), { enrolment: [own?.id ?? 0], decision: 'approve' })
    const { waiting, decided } = await page('chief')
    expect(waiting.map(({ name }) => name)).toEqual(['水野 啓介'])
    expect(decided).toMatchObject([{ name: '石黒 美咲', state: '席あり', decided: expect.stringContaining('係長') }])
  })
})

describe('the roster', () => {
  test('is the office’s, and tells who will be away', async () => {
    await record(
      db,
      'leave_status',
      [{ personId: ids.first, kind: 'leave', validFrom: cityDate('2028-12-01'), validTo: null }],
      STAMP,
    )
    const list = await roster(visitors.hr(`/training/sessions/${session}/roster`), { id: session, page: 1 })
    expect(list).toMatchObject({ total: 1, applied: 1, hasBegun: false, people: [{ name: '石黒 美咲', isAway: true }] })
    expect(list.session.signDays).toEqual(['12月19日（火）'])
    await expect(roster(visitors.chief('/x'), { id: session, page: 1 })).rejects.toMatchObject({ status: 403 })
  })
})
