import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, cityDate } from '~/domain/calendar'
import { record, takeBack } from '~/facts/record'
import { applyForSession } from '~/features/enrolment/apply-for-session.server'
import { decideEnrolments } from '~/features/enrolment/decide-enrolments.server'
import { recordAttendance } from '~/features/enrolment/record-attendance.server'
import { releaseSeat } from '~/features/enrolment/release-seat.server'
import { withdrawEnrolment } from '~/features/enrolment/withdraw-enrolment.server'
import { whatFollows } from '~/wiring/consequences'
import { head } from '../support/builders'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { aimAt, completed, course, courseSession, enrolment, rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const HELD = cityDate('2028-12-19')

setConsequences(whatFollows)

let number = 300000
let code = 0
let section: number
let department: number
let chiefId: number
let chief: Visitor
let hr: Visitor
let ready = false

const apply = (visitor: Visitor, session: number) => applyForSession(visitor('/training', {}), { session })
const decide = (visitor: Visitor, ids: number[], decision: 'approve' | 'decline' = 'approve', reason = '') =>
  decideEnrolments(visitor('/sections/S/training', {}), { enrolment: ids, decision, reason })
const states = async (session: number) =>
  Object.fromEntries(
    (await db.enrolment.findMany({ where: { sessionId: session } })).map((one) => [one.personId, one.state]),
  )
const newPerson = async (name = '職員') => {
  number += 1
  return person(db, { number: `${number}`, name, unitId: section })
}
const newCourse = (given: Partial<Parameters<typeof course>[1]> = {}) => {
  code += 1
  return course(db, { code: `TST-${code}`, ...given })
}
const enrolledIn = async (session: number, personId: number) =>
  (await db.enrolment.findFirstOrThrow({ where: { sessionId: session, personId }, orderBy: { id: 'desc' } })).id
const applied = async (session: number, personId: number) => {
  expect(await apply(await signIn(db, personId), session)).toMatchObject({ ok: true })
  return enrolledIn(session, personId)
}
const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)

beforeEach(async () => {
  await todayIs(TODAY)
  if (!ready) {
    ready = true
    await standardFrom(db, BEGINNING)
    await rulesFrom(db, cityDate('2027-04-01'))
  }
  number += 1
  department = await unit(db, { code: `D${number}`, name: `部${number}` })
  section = await unit(db, { code: `S${number}`, name: '課', parentId: department })
  chiefId = await newPerson('課長')
  await head(db, section, chiefId)
  chief = await signIn(db, chiefId)
  const hrId = await newPerson('職員課')
  hr = await signIn(db, hrId, ['hr_section'])
})

describe('applying', () => {
  test('waits for the head, and pressed twice or in two tabs it is one application', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    const personId = await newPerson()
    const visitor = await signIn(db, personId)
    const both = await Promise.all([apply(visitor, session), apply(visitor, session)])
    expect([...both, await apply(visitor, session)].every((one) => one.ok)).toBe(true)
    expect(await db.enrolment.count({ where: { sessionId: session } })).toBe(1)
    expect(await states(session)).toEqual({ [personId]: 'applied' })
  })

  test('for e-learning without a limit begins at once', async () => {
    const courseId = await newCourse({ format: 'elearning', capacity: null })
    const session = await courseSession(db, {
      courseId,
      startsOn: addDays(TODAY, -10),
      endsOn: HELD,
      applyBy: HELD,
      capacity: null,
    })
    const personId = await newPerson()
    expect(await apply(await signIn(db, personId), session)).toMatchObject({ ok: true })
    expect(await states(session)).toEqual({ [personId]: 'seated' })
  })

  test('is refused with what to do: completed, missing the course before, another session, begun, cancelled, on leave', async () => {
    const before = await newCourse({ title: '業務の可視化' })
    const beforeCode = `TST-${code}`
    const courseId = await newCourse({ prerequisites: [beforeCode] })
    const session = await courseSession(db, { courseId, startsOn: HELD })
    const personId = await newPerson()
    const visitor = await signIn(db, personId)
    expect(await apply(visitor, session)).toMatchObject({ refused: expect.stringContaining('業務の可視化') })

    await completed(db, before, [personId], cityDate('2028-06-01'))
    const other = await courseSession(db, { courseId, startsOn: addDays(HELD, 7), name: '第2回' })
    expect(await apply(visitor, other)).toMatchObject({ ok: true })
    expect(await apply(visitor, session)).toMatchObject({ refused: expect.stringContaining('ほかの回') })

    await completed(db, courseId, [personId], cityDate('2028-06-01'))
    expect(await apply(visitor, session)).toMatchObject({ refused: expect.stringContaining('もう修了') })

    const begun = await courseSession(db, { courseId: await newCourse(), startsOn: TODAY, applyBy: addDays(TODAY, -5) })
    expect(await apply(visitor, begun)).toMatchObject({ refused: expect.stringContaining('始まって') })
    const off = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    await owner.query("UPDATE course_session SET state = 'cancelled' WHERE id = $1", [off])
    expect(await apply(visitor, off)).toMatchObject({ refused: expect.stringContaining('中止') })

    const free = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    await record(
      db,
      'leave_status',
      [{ personId, kind: 'childcare', validFrom: addDays(HELD, -1), validTo: null }],
      STAMP,
    )
    expect(await apply(visitor, free)).toMatchObject({ refused: expect.stringContaining('復職後') })
  })

  test('a course that comes before may still be to come, with a seat in a session that ends in time', async () => {
    const before = await newCourse()
    const courseId = await newCourse({ prerequisites: [`TST-${code}`] })
    const first = await courseSession(db, { courseId: before, startsOn: addDays(HELD, -7) })
    const session = await courseSession(db, { courseId, startsOn: HELD })
    const personId = await newPerson()
    await decide(chief, [await applied(first, personId)])
    expect(await apply(await signIn(db, personId), session)).toMatchObject({ ok: true })
  })
})

describe('seats', () => {
  test('go by priority and say why: a candidate who must, one turned away before, the biggest gap, then time', async () => {
    const courseId = await course(db, { code: 'TRN-302', develops: { 'AUT-RPA': 2 } })
    const earlier = await courseSession(db, { courseId, startsOn: cityDate('2028-06-01'), name: '春' })
    const session = await courseSession(db, { courseId, startsOn: HELD, capacity: 2, applyBy: cityDate('2028-12-01') })
    const [first, aiming, turned, candidate] = [
      await newPerson(),
      await newPerson(),
      await newPerson(),
      await newPerson(),
    ]
    await aimAt(db, { personId: aiming, role: 'DX_LEADER', from: BEGINNING })
    await aimAt(db, {
      personId: candidate,
      role: 'DX_LEADER',
      from: BEGINNING,
      nominatedBy: { personId: chiefId, unitId: section },
    })
    await enrolment(db, {
      sessionId: earlier,
      personId: turned,
      state: 'waitlisted',
      appliedOn: cityDate('2028-05-01'),
    })
    const ids = []
    for (const personId of [first, aiming, turned, candidate]) ids.push(await applied(session, personId))
    expect(await decide(chief, ids.slice(0, 2))).toMatchObject({ ok: true, value: { decided: 2 } })
    expect(await states(session)).toMatchObject({ [first]: 'seated', [aiming]: 'seated' })
    await decide(chief, ids.slice(2))
    expect(await states(session)).toEqual({
      [first]: 'waitlisted',
      [aiming]: 'waitlisted',
      [turned]: 'seated',
      [candidate]: 'seated',
    })
    const rows = await db.enrolment.findMany({ where: { sessionId: session }, orderBy: { rank: 'asc' } })
    expect(rows.map(({ personId, rank, reasons }) => [personId, rank, reasons])).toEqual([
      [candidate, 1, ['required', 'gap', 'time']],
      [turned, 2, ['turned_away', 'time']],
      [aiming, 3, ['gap', 'time']],
      [first, 4, ['time']],
    ])
    expect(await noticesOf(first)).toEqual([
      expect.stringContaining('仮の席'),
      expect.stringContaining('順番待ちになりました'),
    ])
  })

  test('after the deadline nobody who has one loses it, and a freed one goes to the first who waits', async () => {
    const session = await courseSession(db, {
      courseId: await newCourse(),
      startsOn: HELD,
      capacity: 1,
      applyBy: cityDate('2028-11-20'),
    })
    const [first, second, third] = [await newPerson(), await newPerson(), await newPerson()]
    await decide(chief, [await applied(session, first)])
    await decide(chief, [await applied(session, second)])
    await todayIs(cityDate('2028-11-25'))
    await decide(chief, [await applied(session, third)])
    expect(await states(session)).toEqual({ [first]: 'seated', [second]: 'waitlisted', [third]: 'waitlisted' })
    const own = await enrolledIn(session, first)
    expect(await withdrawEnrolment((await signIn(db, first))('/me/training', {}), { enrolment: own })).toMatchObject({
      ok: true,
    })
    expect(await states(session)).toEqual({ [first]: 'withdrawn', [second]: 'seated', [third]: 'waitlisted' })
    expect((await noticesOf(second)).at(-1)).toContain('席が取れました')
  })

  test('whoever goes on leave before it begins makes room; a transfer keeps the seat and changes who decides', async () => {
    const session = await courseSession(db, {
      courseId: await newCourse(),
      startsOn: HELD,
      capacity: 1,
      applyBy: cityDate('2028-11-20'),
    })
    const [leaving, waiting, moving] = [await newPerson(), await newPerson(), await newPerson()]
    await decide(chief, [await applied(session, leaving), await applied(session, waiting)])
    await record(
      db,
      'leave_status',
      [{ personId: leaving, kind: 'leave', validFrom: cityDate('2028-12-01'), validTo: null }],
      STAMP,
    )
    const movingEnrolment = await applied(session, moving)
    const elsewhere = await unit(db, { code: `S${number}X`, name: '別の課', parentId: department })
    const otherChiefId = await person(db, { number: `${number}9`, name: '別の課長', unitId: elsewhere })
    await head(db, elsewhere, otherChiefId)
    const [post] = await db.$queryRaw<
      { id: number }[]
    >`SELECT id FROM post WHERE person_id = ${moving} AND voided_at IS NULL`
    await takeBack(db, 'post', [post?.id ?? 0], STAMP)
    const there = { personId: moving, unitId: elsewhere, title: '主事', kind: 'primary' as const }
    await record(db, 'post', [{ ...there, validFrom: TODAY, validTo: null }], STAMP)
    await expect(decide(chief, [movingEnrolment])).rejects.toMatchObject({ status: 404 })
    expect(await decide(await signIn(db, otherChiefId), [movingEnrolment])).toMatchObject({ ok: true })
    expect(await states(session)).toEqual({ [leaving]: 'withdrawn', [waiting]: 'seated', [moving]: 'waitlisted' })
  })

  test('the database gives no seat beyond the capacity, whoever asks', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD, capacity: 1 })
    await enrolment(db, { sessionId: session, personId: await newPerson(), state: 'seated' })
    await expect(enrolment(db, { sessionId: session, personId: await newPerson(), state: 'seated' })).rejects.toThrow(
      'no seat is left',
    )
    await expect(owner.query('UPDATE course_session SET capacity = 0 WHERE id = $1', [session])).rejects.toThrow()
  })

  test('two hundred people race for twenty: twenty have one, all know their place, nobody gets an error', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD, capacity: 20 })
    const people = await Promise.all(Array.from({ length: 200 }, () => newPerson()))
    const visitors = await Promise.all(people.map((personId) => signIn(db, personId)))
    const chiefs = await Promise.all([chief, chief, chief, chief])
    const asked = await Promise.all(visitors.map((visitor) => apply(visitor, session)))
    expect(asked.filter(({ ok }) => !ok)).toEqual([])
    const ids = (await db.enrolment.findMany({ where: { sessionId: session }, orderBy: { id: 'asc' } })).map(
      ({ id }) => id,
    )
    const decided = await Promise.all(ids.map((id, index) => decide(chiefs[index % 4] ?? chief, [id])))
    expect(decided.filter(({ ok }) => !ok)).toEqual([])
    const rows = await db.enrolment.findMany({ where: { sessionId: session }, orderBy: { rank: 'asc' } })
    expect(rows.filter(({ state }) => state === 'seated')).toHaveLength(20)
    expect(rows.filter(({ state }) => state === 'waitlisted')).toHaveLength(180)
    expect(rows.map(({ rank }) => rank)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(rows.slice(0, 20).every(({ state }) => state === 'seated')).toBe(true)
    // Half of those seated give theirs back, all at once: ten others move up.
    const leaving = rows.slice(0, 10)
    const withdrawn = await Promise.all(
      leaving.map(async ({ id, personId }) =>
        withdrawEnrolment((await signIn(db, personId))('/me/training', {}), { enrolment: id }),
      ),
    )
    expect(withdrawn.every(({ ok }) => ok)).toBe(true)
    expect(await db.enrolment.count({ where: { sessionId: session, state: 'seated' } })).toBe(20)
  }, 120_000)
})

describe('deciding', () => {
  test('takes many at once, each only once, and needs a reason to decline that the person is told', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    const [one, other] = [await newPerson(), await newPerson()]
    const ids = [await applied(session, one), await applied(session, other)]
    expect(await decide(chief, ids, 'decline')).toMatchObject({ invalid: { reason: expect.anything() } })
    expect(await decide(chief, [ids[0] ?? 0], 'decline', '窓口の繁忙期のため')).toMatchObject({ ok: true })
    expect(await decide(chief, ids)).toMatchObject({ ok: true, value: { decided: 1, meanwhile: 1 } })
    expect(await states(session)).toEqual({ [one]: 'declined', [other]: 'seated' })
    expect(await noticesOf(one)).toEqual([expect.stringContaining('見送り')])
  })

  test('is taken back by the head or the office with a reason, and the seat goes to who waits', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD, capacity: 1 })
    const [first, second] = [await newPerson(), await newPerson()]
    const ids = [await applied(session, first), await applied(session, second)]
    await decide(chief, ids)
    expect(await states(session)).toEqual({ [first]: 'seated', [second]: 'waitlisted' })
    const release = (visitor: Visitor, enrolment: number | undefined, reason = '窓口の当番になったため') =>
      releaseSeat(visitor('/x', {}), { enrolment: String(enrolment ?? ''), reason } as never)
    expect(await release(chief, ids[0], ' ')).toMatchObject({ invalid: { reason: [expect.stringContaining('理由')] } })
    expect(await release(chief, undefined)).toMatchObject({
      invalid: { enrolment: ['だれの申込みかを選んでください。'] },
    })
    expect(await release(chief, ids[0])).toMatchObject({ ok: true })
    expect(await states(session)).toEqual({ [first]: 'declined', [second]: 'seated' })
    expect((await noticesOf(first)).at(-1)).toContain('取り消されました')
    expect(await release(chief, ids[0])).toMatchObject({ refused: expect.stringContaining('いまの状態') })
    await expect(release(await signIn(db, first), ids[1])).rejects.toMatchObject({ status: 404 })
    // Who lost it may apply again, and the office can do the same as the head.
    await decide(chief, [await applied(session, first)])
    expect(await release(hr, ids[1])).toMatchObject({ ok: true })
    expect(Object.values(await states(session)).sort()).toEqual(['declined', 'seated'])
    await todayIs(HELD)
    const late = await enrolledIn(session, first)
    expect(await release(hr, late)).toMatchObject({ refused: expect.stringContaining('もう始まって') })
  })

  test('is nobody’s own, and of other sections unknown', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    const own = await applied(session, chiefId)
    await expect(decide(chief, [own])).rejects.toMatchObject({ status: 404 })
    const stranger = await newPerson()
    await expect(decide(await signIn(db, stranger), [own])).rejects.toMatchObject({ status: 404 })
    await expect(
      withdrawEnrolment((await signIn(db, stranger))('/me/training', {}), { enrolment: own }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('attendance', () => {
  test('makes completions, corrects them, and is entered by somebody else', async () => {
    const courseId = await newCourse({ develops: { 'AUT-RPA': 2 } })
    const session = await courseSession(db, { courseId, startsOn: HELD })
    const [one, other] = [await newPerson(), await newPerson()]
    const ids = [await applied(session, one), await applied(session, other)]
    await decide(chief, ids)
    const [mine, theirs] = ids.map(String)
    const enter = (result: Record<string, string>, score: Record<string, string> = {}) =>
      recordAttendance(hr('/training/sessions/1/roster', {}), { session, result, score } as never)
    expect(await enter({ [`${mine}`]: 'completed' })).toMatchObject({
      refused: expect.stringContaining('始まってから'),
    })
    await todayIs(HELD)
    expect(
      await enter({ [`${mine}`]: 'completed', [`${theirs}`]: 'absent' }, { [`${mine}`]: '９２，５' }),
    ).toMatchObject({ ok: true })
    expect(await states(session)).toEqual({ [one]: 'completed', [other]: 'absent' })
    const standing = () => db.completion.findMany({ where: { courseId, voidedAt: null } })
    expect((await standing()).map(({ personId, score, source }) => [personId, Number(score), source])).toEqual([
      [one, 92.5, 'session'],
    ])
    expect(await noticesOf(one)).toContainEqual(expect.stringContaining('レベル 2 の証跡'))
    expect(await enter({ [`${mine}`]: 'not_passed' })).toMatchObject({ ok: true })
    expect(await standing()).toEqual([])
    expect(await enter({ [`${mine}`]: 'completed' }, { [`${mine}`]: '101' })).toMatchObject({
      invalid: expect.anything(),
    })
    await enter({ [`${mine}`]: 'completed' })
    await owner.query(
      `INSERT INTO evidence (person_id, skill_id, title, detail, completion_id, recorded_at)
       SELECT person_id, (SELECT min(id) FROM skill), '研修', '', id, now() FROM completion WHERE course_id = $1 AND voided_at IS NULL`,
      [courseId],
    )
    expect(await enter({ [`${mine}`]: 'not_passed' })).toMatchObject({ refused: expect.stringContaining('証跡') })
    await owner.query('DELETE FROM evidence')
    expect(await enter({ [`${mine}`]: 'not_passed' })).toMatchObject({ ok: true })
    await enter({ [`${theirs}`]: 'seated' })
    const rest = { session, result: { [`${theirs}`]: 'seated', [`${mine}`]: 'not_passed' }, rest: 'completed' }
    expect(await recordAttendance(hr('/x', {}), rest as never)).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(await states(session)).toEqual({ [one]: 'not_passed', [other]: 'completed' })
    await expect(recordAttendance(chief('/x', {}), { session, result: {} } as never)).rejects.toMatchObject({
      status: 403,
    })
  })

  test('of two people who enter it at once, keeps what each entered, and tells the second where they differ', async () => {
    const courseId = await newCourse()
    const session = await courseSession(db, { courseId, startsOn: HELD })
    const people = [await newPerson(), await newPerson()]
    const ids = [await applied(session, people[0] ?? 0), await applied(session, people[1] ?? 0)]
    await decide(chief, ids)
    await todayIs(HELD)
    const [one, other] = ids.map(String)
    const opened = {
      was: { [`${one}`]: 'seated', [`${other}`]: 'seated' },
      wasScore: { [`${one}`]: '', [`${other}`]: '' },
    }
    const enter = (result: Record<string, string>, more: object = {}) =>
      recordAttendance(hr('/x', {}), {
        session,
        result: { [`${one}`]: 'seated', [`${other}`]: 'seated', ...result },
        ...opened,
        ...more,
      } as never)
    expect(await enter({ [`${one}`]: 'completed' })).toMatchObject({ ok: true, value: { changed: 1 } })
    // The second form was opened before: it shows the first person still without a result.
    expect(await enter({ [`${other}`]: 'absent' })).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(await states(session)).toEqual({ [people[0] ?? 0]: 'completed', [people[1] ?? 0]: 'absent' })
    expect(await enter({ [`${one}`]: 'not_passed' })).toMatchObject({ ok: false, conflict: [{ state: 'completed' }] })
    expect(await enter({ [`${one}`]: 'completed' }, { rest: 'completed' })).toMatchObject({ value: { changed: 0 } })
    expect(await states(session)).toEqual({ [people[0] ?? 0]: 'completed', [people[1] ?? 0]: 'absent' })
  })

  test('a score entered later or corrected replaces the first, on the same day, and is not told again', async () => {
    const courseId = await newCourse()
    const session = await courseSession(db, { courseId, startsOn: HELD })
    const who = await newPerson()
    const [id] = [await applied(session, who)]
    await decide(chief, [id])
    await todayIs(HELD)
    const enter = (score: string) =>
      recordAttendance(hr('/x', {}), { session, result: { [id]: 'completed' }, score: { [id]: score } } as never)
    await enter('')
    const told = (await noticesOf(who)).length
    await todayIs(cityDate('2029-01-10'))
    expect(await enter('88')).toMatchObject({ ok: true, value: { changed: 1 } })
    const [row] = await db.completion.findMany({ where: { personId: who, voidedAt: null } })
    expect([Number(row?.score), row?.completedOn.toISOString().slice(0, 10)]).toEqual([88, HELD])
    expect(await noticesOf(who)).toHaveLength(told)
    expect(await enter('88')).toMatchObject({ value: { changed: 0 } })
  })

  test('of an officer who sits in the session too, is left to another one when the rest is entered', async () => {
    const session = await courseSession(db, { courseId: await newCourse(), startsOn: HELD })
    const [officer, other] = [await newPerson(), await newPerson()]
    const ids = [await applied(session, officer), await applied(session, other)]
    await decide(chief, ids)
    await todayIs(HELD)
    const own = await signIn(db, officer, ['hr_section'])
    const rest = { session, result: {}, rest: 'completed' }
    expect(await recordAttendance(own('/x', {}), rest as never)).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(await states(session)).toEqual({ [officer]: 'seated', [other]: 'completed' })
  })
})
