import ICAL from 'ical.js'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { cancelSession } from '~/features/training/cancel-session.server'
import { issueCalendarFeed } from '~/features/training/issue-calendar-feed.server'
import { ownCalendar } from '~/features/training/own-calendar.server'
import { revokeCalendarFeed } from '~/features/training/revoke-calendar-feed.server'
import { loader as feedOf } from '~/routes/calendar-feed'
import { loader as eventOf } from '~/routes/training-session-event'
import { whatFollows } from '~/wiring/consequences'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { course, courseSession, enrolment } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let round = 0
let ishiguro: { personId: number; visit: Visitor }
let mizuno: number
let sessionId: number

setConsequences(whatFollows)

beforeAll(() => standardFrom(db, BEGINNING))

beforeEach(async () => {
  await todayIs(TODAY)
  round += 1
  const section = await unit(db, { code: `S${round}`, name: `介護保険課${round}` })
  const personId = await person(db, { number: String(500_000 + round), name: '石黒 美咲', unitId: section })
  mizuno = await person(db, { number: String(600_000 + round), name: '水野 啓介', unitId: section })
  ishiguro = { personId, visit: await signIn(db, personId) }
  sessionId = await aSession(`TRN-${1000 + round}`, 'RPA開発ハンズオン', '2028-12-19')
})

async function aSession(code: string, title: string, day: string): Promise<number> {
  const courseId = await course(db, { code, title })
  const startsOn = cityDate(day)
  return courseSession(db, { courseId, startsOn, days: [{ on: startsOn, from: '09:00', to: '16:30' }] })
}

async function issued(): Promise<string> {
  const result = await issueCalendarFeed(ishiguro.visit('/me/training/calendar', {}), {})
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.address
}

/** Reads an address as a calendar program does: without a session. */
async function read(address: string): Promise<Response> {
  const request = new Request(address)
  return feedOf({ request, params: { file: new URL(address).pathname.split('/').pop() }, context: {} })
}

async function eventsAt(address: string): Promise<{ summary: string; status: unknown }[]> {
  const calendar = new ICAL.Component(ICAL.parse(await (await read(address)).text()))
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    summary: String(event.getFirstPropertyValue('summary')),
    status: event.getFirstPropertyValue('status'),
  }))
}

test('a calendar has what one has a seat for, and the deadlines of what one waits for', async () => {
  const waited = await aSession(`TRN-${2000 + round}`, '要件定義と仕様書作成演習', '2028-12-05')
  await enrolment(db, { sessionId, personId: ishiguro.personId, state: 'seated' })
  await enrolment(db, { sessionId: waited, personId: ishiguro.personId, state: 'waitlisted' })
  expect((await eventsAt(await issued())).map((event) => event.summary)).toEqual([
    'しめきり：要件定義と仕様書作成演習 第1回（順番待ち）',
    'RPA開発ハンズオン 第1回',
  ])
})

test('it has nothing of others, nor what one took back', async () => {
  await enrolment(db, { sessionId, personId: mizuno, state: 'seated' })
  await enrolment(db, { sessionId, personId: ishiguro.personId, state: 'withdrawn' })
  const address = await issued()
  expect(await eventsAt(address)).toEqual([])
  expect(await (await read(address)).text()).not.toMatch(/水野|石黒|500\d{3}|600\d{3}/)
})

test('what was to be done within months goes when it is done, a day one was there stays', async () => {
  const courseId = await course(db, { code: `TRN-${3000 + round}`, title: '年次研修', format: 'elearning' })
  const yearly = await courseSession(db, { courseId, startsOn: cityDate('2028-05-08'), endsOn: cityDate('2029-01-31') })
  await enrolment(db, { sessionId: yearly, personId: ishiguro.personId, state: 'completed' })
  await enrolment(db, { sessionId, personId: ishiguro.personId, state: 'completed' })
  expect((await eventsAt(await issued())).map((event) => event.summary)).toEqual(['RPA開発ハンズオン 第1回'])
})

test('no proxy keeps it', async () => {
  const response = await read(await issued())
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
})

test('its secret is kept as a digest only', async () => {
  const token = /([\w-]{43})\.ics$/.exec(await issued())?.[1] ?? ''
  const feed = await db.calendarFeed.findFirstOrThrow({ where: { personId: ishiguro.personId, revokedAt: null } })
  const audit = await db.auditEntry.findMany({
    where: { action: 'calendar-feed.issue' },
    select: { subjectId: true, detail: true },
  })
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(JSON.stringify([feed, audit])).not.toContain(token)
})

test('a new address ends the one before', async () => {
  const first = await issued()
  const second = await issued()
  await expect(read(first)).rejects.toMatchObject({ status: 404 })
  expect((await read(second)).status).toBe(200)
})

test('a revoked or unknown address is none', async () => {
  const address = await issued()
  expect((await ownCalendar(ishiguro.visit('/'), {})).since).not.toBeNull()
  expect(await revokeCalendarFeed(ishiguro.visit('/', {}), {})).toMatchObject({ ok: true })
  await expect(read(address)).rejects.toMatchObject({ status: 404 })
  await expect(read(`http://localhost/calendar/${'x'.repeat(43)}.ics`)).rejects.toMatchObject({ status: 404 })
  await expect(read('http://localhost/calendar/short.ics')).rejects.toMatchObject({ status: 404 })
  expect(await ownCalendar(ishiguro.visit('/'), {})).toEqual({ since: null })
  expect(await revokeCalendarFeed(ishiguro.visit('/', {}), {})).toMatchObject({ ok: false })
})

test('somebody whose account is closed has no calendar any more', async () => {
  const address = await issued()
  await db.account.update({ where: { id: ishiguro.visit.accountId }, data: { disabledAt: new Date(TODAY) } })
  await expect(read(address)).rejects.toMatchObject({ status: 404 })
})

test('a cancelled session stays in the calendar of who had a seat, as cancelled', async () => {
  const id = await enrolment(db, { sessionId, personId: ishiguro.personId, state: 'seated' })
  await db.enrolmentEvent.create({
    data: { enrolmentId: id, event: 'seat', on: new Date(TODAY), recordedAt: new Date(TODAY) },
  })
  const address = await issued()
  const office = await signIn(db, null, ['hr_section'])
  expect(await cancelSession(office('/', {}), { session: sessionId })).toMatchObject({ ok: true })
  expect(await eventsAt(address)).toEqual([{ summary: '【中止】RPA開発ハンズオン 第1回', status: 'CANCELLED' }])
})

test('one session comes as a file, cancelled as a withdrawal; for whoever is signed in', async () => {
  const opened = (request: Request) => eventOf({ request, params: { id: String(sessionId) }, context: {} })
  const path = `/training/sessions/${sessionId}/event.ics`
  expect(await (await opened(ishiguro.visit(path))).text()).toContain('METHOD:PUBLISH')
  const office = await signIn(db, null, ['hr_section'])
  await cancelSession(office('/', {}), { session: sessionId })
  expect(await (await opened(ishiguro.visit(path))).text()).toContain('METHOD:CANCEL')
  await expect(opened(new Request(`http://localhost${path}`))).rejects.toMatchObject({ status: 302 })
})
