import { beforeAll, beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { remindSession } from '~/features/enrolment/remind-session.server'
import { doDailyJobs } from '~/server/daily-jobs'
import { whatFollows } from '~/wiring/consequences'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { course, courseSession, enrolment } from '../support/learning'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
let section: number
let courseId: number
let sequence = 0

setConsequences(whatFollows)

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  section = await unit(db, { code: 'S1', name: '税務課', parentId: await unit(db, { code: 'D1', name: '総務部' }) })
})

beforeEach(async () => {
  await todayIs(TODAY)
  sequence += 1
  courseId = await course(db, { code: `TST-${sequence}`, title: '業務の可視化' })
})

const someone = () => {
  sequence += 1
  return person(db, { number: `${400000 + sequence}`, name: '職員', unitId: section })
}
const placed = async (sessionId: number, state: string) => {
  const personId = await someone()
  await enrolment(db, { sessionId, personId, state })
  return personId
}
const stateOf = async (sessionId: number, personId: number) =>
  (await db.enrolment.findFirstOrThrow({ where: { sessionId, personId } })).state
const told = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)

test('a week before a session whoever has a seat is reminded, once however often the day is gone through', async () => {
  const session = await courseSession(db, { courseId, startsOn: addDays(TODAY, 8) })
  const [seated, waiting] = [await placed(session, 'seated'), await placed(session, 'waitlisted')]
  await doDailyJobs()
  expect(await told(seated)).toEqual([])
  await todayIs(addDays(TODAY, 1))
  await Promise.all([doDailyJobs(), doDailyJobs()])
  await todayIs(addDays(TODAY, 2))
  await doDailyJobs()
  expect(await told(seated)).toEqual(['「業務の可視化 第1回」は 11月23日（木）からです'])
  expect(await told(waiting)).toEqual([])
})

test('a demo whose clock jumps over a week still reminds before the first day, and not after it', async () => {
  const session = await courseSession(db, { courseId, startsOn: addDays(TODAY, 30) })
  const late = await courseSession(db, { courseId, startsOn: addDays(TODAY, 28), name: '第2回' })
  const [seated, past] = [await placed(session, 'seated'), await placed(late, 'seated')]
  await todayIs(addDays(TODAY, 29))
  await doDailyJobs()
  expect(await told(seated)).toHaveLength(1)
  expect(await told(past)).toEqual([])
})

test('whoever waits in vain is told when it has begun, and stands ahead of others the next time', async () => {
  const session = await courseSession(db, { courseId, startsOn: addDays(TODAY, 1), capacity: 1 })
  const [seated, waiting, undecided] = [
    await placed(session, 'seated'),
    await placed(session, 'waitlisted'),
    await placed(session, 'applied'),
  ]
  await doDailyJobs()
  expect(await stateOf(session, waiting)).toBe('waitlisted')
  await todayIs(addDays(TODAY, 1))
  await doDailyJobs()
  await doDailyJobs()
  expect(await stateOf(session, seated)).toBe('seated')
  expect([await stateOf(session, waiting), await stateOf(session, undecided)]).toEqual(['turned_away', 'turned_away'])
  expect(await told(waiting)).toEqual(['「業務の可視化 第1回」は、席がないまま始まりました'])
  const mine = (await db.enrolment.findMany({ where: { sessionId: session } })).map(({ id }) => id)
  const events = await db.enrolmentEvent.findMany({
    where: { event: 'turn_away', enrolmentId: { in: mine } },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ comment }) => comment)).toEqual(['席が空かないまま始まったため', '承認がないまま始まったため'])
})

test('e-learning takes people until its end: nobody is turned away while it runs', async () => {
  const elearning = await course(db, { code: `ELN-${sequence}`, format: 'elearning', capacity: null })
  const session = await courseSession(db, {
    courseId: elearning,
    startsOn: addDays(TODAY, -30),
    endsOn: addDays(TODAY, 30),
    applyBy: addDays(TODAY, 20),
    capacity: 5,
  })
  const waiting = await placed(session, 'waitlisted')
  await doDailyJobs()
  expect(await stateOf(session, waiting)).toBe('waitlisted')
  const late = await placed(session, 'applied')
  await todayIs(addDays(TODAY, 31))
  await doDailyJobs()
  expect(await stateOf(session, late)).toBe('turned_away')
})

test('the seat of somebody who will be on leave goes to the first who waits, by itself', async () => {
  const session = await courseSession(db, { courseId, startsOn: addDays(TODAY, 20), capacity: 1 })
  const [leaving, waiting] = [await placed(session, 'seated'), await placed(session, 'waitlisted')]
  await record(
    db,
    'leave_status',
    [{ personId: leaving, kind: 'childcare', validFrom: addDays(TODAY, 10), validTo: null }],
    STAMP,
  )
  await doDailyJobs()
  expect([await stateOf(session, leaving), await stateOf(session, waiting)]).toEqual(['withdrawn', 'seated'])
  expect((await told(waiting))[0]).toContain('席が取れました')
})

test('the office sends 案内 when it likes, once a day, and nobody else does', async () => {
  const session = await courseSession(db, { courseId, startsOn: addDays(TODAY, 40) })
  const office = await signIn(db, await someone(), ['hr_section'])
  const send = () => remindSession(office('/training/sessions/1/roster', {}), { session })
  expect(await send()).toMatchObject({ refused: expect.stringContaining('席のある人') })
  const seated = await placed(session, 'seated')
  expect(await send()).toMatchObject({ ok: true, value: { people: 1 } })
  expect(await send()).toMatchObject({ refused: expect.stringContaining('きょうはもう') })
  expect(await told(seated)).toHaveLength(1)
  const clerk = await signIn(db, await someone())
  await expect(remindSession(clerk('/x', {}), { session })).rejects.toMatchObject({ status: 403 })
})

test('a day with nothing due leaves no trace in the audit', async () => {
  await doDailyJobs()
  const before = await db.auditEntry.count()
  await doDailyJobs()
  expect(await db.auditEntry.count()).toBe(before)
})
