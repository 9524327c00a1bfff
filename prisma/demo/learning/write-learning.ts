import { type CityDate, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { writeCourses } from '~/facts/write-courses'
import { insertRows, insertRowsForIds, officeTime } from '../bulk'
import { type City, castMember, type Person } from '../city'
import { randomOf } from '../random'
import { workdayBefore } from '../workdays'
import { byDay, enteredOn, personId, type Writing } from '../written'
import type { DemoEnrolment } from './attendance'
import { COURSES } from './catalogue'
import { type DemoSession, SESSIONS } from './sessions'

const COURSES_FROM = cityDate('2026-04-01')

/** The catalogue, the sessions, and who took part. Gives the ids of the courses by their codes. */
export async function writeLearning(
  writing: Writing,
  city: City,
  enrolments: readonly DemoEnrolment[],
): Promise<ReadonlyMap<string, number>> {
  await writeCourses(writing.sql, COURSES, { from: COURSES_FROM }, enteredOn(COURSES_FROM, 0.3))
  const rows = await writing.sql.$queryRawUnsafe<{ id: number; code: string }[]>('SELECT id, code FROM course')
  const courseIds = new Map(rows.map(({ id, code }) => [code, id]))
  const sessionIds = await writeSessions(writing, city, courseIds)
  await writeEnrolments(writing, city, enrolments, sessionIds, courseIds)
  return courseIds
}

export function courseId(courseIds: ReadonlyMap<string, number>, code: string): number {
  const id = courseIds.get(code)
  if (id === undefined) throw new Error(`course ${code} was not written`)
  return id
}

async function writeSessions(
  writing: Writing,
  city: City,
  courseIds: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<DemoSession, number>> {
  const office = writing.accountIds.get(castMember(city, '小杉 亮子')) ?? null
  const ids = await insertRowsForIds(
    writing.sql,
    'course_session',
    SESSIONS.map((session) => ({
      course_id: courseId(courseIds, session.course.code),
      fiscal_year: session.fiscalYear,
      name: session.course.format === 'elearning' ? '通年' : `第${session.number + 1}回`,
      starts_on: session.startsOn,
      ends_on: session.endsOn,
      days: session.days.map((on) => ({ on, ...timesOf(session) })),
      place: placeOf(session),
      url:
        session.course.format === 'elearning'
          ? `https://elearning.city.example/courses/${session.course.code.toLowerCase()}`
          : null,
      capacity: session.course.capacityPerSession,
      apply_by: session.applyBy,
      quotas: session.course.code === 'TRN-303' ? [{ kind: 'role', role: 'DX_LEADER', seats: 10 }] : [],
      note: null,
      state: 'open',
      revision: 1,
      reminded_on:
        session.days.length > 0 && session.startsOn <= writing.today ? workdayBefore(session.startsOn, 3) : null,
      recorded_at: officeTime(announcedOn(session.fiscalYear), 0.4),
      recorded_by: office,
    })),
  )
  return new Map(SESSIONS.map((session, index) => [session, ids[index] ?? 0]))
}

/** The calendar of a year's training opens in April; the pilot's began with the portal. */
function announcedOn(year: number): CityDate {
  return cityDate(year === 2026 ? '2026-10-01' : year === 2027 ? '2027-04-08' : '2028-04-07')
}

function timesOf({ course, days }: DemoSession): { from: string; to: string } {
  const hours = course.hours / Math.max(1, days.length)
  return hours <= 3
    ? { from: '13:30', to: '16:30' }
    : hours < 6
      ? { from: '09:30', to: '15:00' }
      : { from: '09:30', to: '16:30' }
}

function placeOf({ course }: DemoSession): string | null {
  if (course.format === 'elearning') return null
  if (course.format === 'ojt') return '各所属'
  if (course.providerType === 'national') return '国の研修機関（東京都）'
  if (course.providerType === 'joint') return '県庁 研修センター'
  return course.format === 'handson' ? '市役所 8階 パソコン研修室' : '市役所 8階 研修室'
}

async function writeEnrolments(
  writing: Writing,
  city: City,
  enrolments: readonly DemoEnrolment[],
  sessionIds: ReadonlyMap<DemoSession, number>,
  courseIds: ReadonlyMap<string, number>,
): Promise<void> {
  const random = randomOf('moments of applications')
  const moments = enrolments.map(({ appliedOn }) => officeTime(appliedOn, random.next() * 0.55))
  const ids = await insertRowsForIds(
    writing.sql,
    'enrolment',
    enrolments.map((one, index) => ({
      session_id: sessionIds.get(one.session),
      person_id: personId(writing, one.person),
      state: one.state,
      applied_on: one.appliedOn,
      applied_at: moments[index],
      approved_on: one.state === 'declined' ? null : one.approvedOn,
      rank: null,
      reasons: [],
    })),
  )
  const office = castMember(city, '小杉 亮子')
  const events = enrolments.flatMap((one, index) => {
    const id = ids[index] ?? 0
    return eventsOf(one, office).map(({ event, on, by, part }) => ({
      enrolment_id: id,
      event,
      on,
      by_person_id: by ? personId(writing, by) : null,
      comment: event === 'decline' ? 'この日は窓口の当番です。次の回に申し込んでください。' : null,
      recorded_at: event === 'apply' ? moments[index] : officeTime(on, part),
      recorded_by: by ? (writing.accountIds.get(by) ?? null) : null,
    }))
  })
  await insertRows(writing.sql, 'enrolment_event', events)
  const completions = enrolments.flatMap((one, index) =>
    one.state === 'completed' && one.settledOn
      ? [
          {
            personId: personId(writing, one.person),
            courseId: courseId(courseIds, one.session.course.code),
            completedOn: one.settledOn,
            score: one.score,
            source: one.session.course.format === 'elearning' ? ('import' as const) : ('session' as const),
            enrolmentId: ids[index] ?? null,
          },
        ]
      : [],
  )
  for (const [day, some] of byDay(completions, (row) => row.completedOn)) {
    await record(writing.sql, 'completion', some, enteredOn(day, 0.9))
  }
}

type Event = { event: string; on: CityDate; by: Person | null; part: number }

/** What happened, in order. eラーニング is opened to everybody by the office, without an approval. */
function eventsOf(one: DemoEnrolment, office: Person): Event[] {
  const { session, person, state, appliedOn, approvedOn, confirmer, settledOn } = one
  if (session.course.format === 'elearning' && state !== 'turned_away') {
    const opened: Event = { event: 'seat', on: appliedOn, by: null, part: 0.1 }
    const ended = settledOn && endOf(state)
    return ended ? [opened, { event: ended, on: settledOn, by: null, part: 0.9 }] : [opened]
  }
  const events: Event[] = [{ event: 'apply', on: appliedOn, by: person, part: 0.2 }]
  if (state === 'applied' || approvedOn === null) return events
  if (state === 'declined') return [...events, { event: 'decline', on: approvedOn, by: confirmer, part: 0.6 }]
  events.push({ event: 'approve', on: approvedOn, by: confirmer, part: 0.6 })
  if (state === 'withdrawn') return [...events, { event: 'withdraw', on: approvedOn, by: person, part: 0.9 }]
  const hasSeat = state !== 'turned_away' && state !== 'waitlisted'
  events.push({ event: hasSeat ? 'seat' : 'waitlist', on: approvedOn, by: null, part: 0.61 })
  const ended = settledOn && endOf(state)
  if (ended) events.push({ event: ended, on: settledOn, by: state === 'turned_away' ? null : office, part: 0.95 })
  return events
}

function endOf(state: DemoEnrolment['state']): string | null {
  if (state === 'completed') return 'complete'
  if (state === 'not_passed') return 'fail'
  if (state === 'absent') return 'miss'
  return state === 'turned_away' ? 'turn_away' : null
}
