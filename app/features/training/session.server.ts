import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, fiscalYearInWareki, longWithWeekday, withWeekday } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { recordId } from '~/domain/record-id'
import { quotaInWords, whyDayOff } from '~/domain/session-words'
import type { Course } from '~/domain/training'
import { sessionById } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { ownEnrolments } from '~/facts/own-enrolments'
import type { Sql } from '~/facts/sql'
import { isHoliday } from '~/platform/holidays'
import { forWhom } from './catalogue-groups'
import { ownStatesOf, type SessionLine, sessionLine, shortTime } from './session-line'

export type SessionPage = {
  line: SessionLine
  year: string
  days: { day: string; times: string; off: string | null }[]
  place: string | null
  url: string | null
  note: string | null
  applyByLong: string
  quotas: string[]
  counts: { seated: number; waitlisted: number; applied: number }
  course: Pick<Course, 'code' | 'title' | 'format' | 'hours' | 'completionCriteria'> | null
  forWhom: string[]
  before: { code: string; title: string }[]
  plans: boolean
}

/** One session for everybody: when, where, how many seats, until when one may apply. */
export const sessionPage = read({
  action: 'training.read',
  params: z.object({ id: recordId() }),
  subject: () => theCity,
  async run({ sql, viewer, today, relations }, { id }): Promise<{ page: SessionPage } | null> {
    const session = await sessionById(sql, id)
    if (!session) return null
    const [courses, enrolments, names] = await Promise.all([
      coursesOn(sql, today),
      viewer.personId === null ? [] : ownEnrolments(sql, viewer.personId),
      namesOfDepartments(sql, session, today),
    ])
    const course = courses.find((one) => one.courseId === session.courseId)
    return {
      page: {
        line: sessionLine(session, today, ownStatesOf(enrolments)),
        year: fiscalYearInWareki(session.fiscalYear),
        days: daysOf(session),
        place: session.place,
        url: session.url,
        note: session.note,
        applyByLong: longWithWeekday(session.applyBy),
        quotas: session.quotas.map((quota) => quotaInWords(quota, names)),
        counts: { seated: session.seated, waitlisted: session.waitlisted, applied: session.applied },
        course: course
          ? {
              code: course.code,
              title: course.title,
              format: course.format,
              hours: course.hours,
              completionCriteria: course.completionCriteria,
            }
          : null,
        forWhom: (course?.targetRoles ?? []).map(forWhom),
        before: courses
          .filter((one) => course?.prerequisites.includes(one.code))
          .map(({ code, title }) => ({ code, title })),
        plans: relations.has('dx_office') || relations.has('hr_section'),
      },
    }
  },
})

function daysOf({ days }: CourseSession): SessionPage['days'] {
  return days.map(({ on, from, to }) => ({
    day: withWeekday(on),
    times: `${shortTime(from)}–${shortTime(to)}`,
    off: whyDayOff(on, isHoliday),
  }))
}

/** Names of the departments for which seats are kept, as they are called today. */
async function namesOfDepartments(sql: Sql, session: CourseSession, today: CityDate): Promise<Map<number, string>> {
  const ids = session.quotas.flatMap((quota) => (quota.kind === 'department' ? [quota.unitId] : []))
  const units = await sql.$queryRaw<{ unitId: number; name: string }[]>`
    SELECT u.unit_id AS "unitId", u.name FROM units_on(${today}::date) u WHERE u.unit_id = ANY (${ids}::int[])`
  return new Map(units.map(({ unitId, name }) => [unitId, name]))
}
