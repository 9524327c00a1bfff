import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CourseSession } from '~/domain/course-session'
import { recordId } from '~/domain/record-id'
import type { CourseFormat } from '~/domain/training'
import { sessionById } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import type { Sql } from '~/facts/sql'

export type SessionFormPage = {
  course: { code: string; title: string; format: CourseFormat; capacity: number | null } | null
  session: CourseSession | null
  departments: { code: string; name: string; unitId: number }[]
  /** For a new one without a course in the address: to choose from. */
  courses: { code: string; title: string }[]
}

/** The form of a new session; `course` is empty until one is chosen. */
export const newSession = read({
  action: 'training-sessions.read',
  params: z.object({ course: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, today }, { course: code }): Promise<{ page: SessionFormPage } | null> {
    const courses = await coursesOn(sql, today)
    const course = courses.find((one) => one.code === code)
    if (code !== '' && !course) return null
    return {
      page: {
        course: course
          ? { code, title: course.title, format: course.format, capacity: course.capacityPerSession }
          : null,
        session: null,
        departments: await departmentsOf(sql, today),
        courses: courses.map((one) => ({ code: one.code, title: one.title })),
      },
    }
  },
})

/** The form of a session that stands. */
export const editSession = read({
  action: 'training-sessions.read',
  params: z.object({ id: recordId() }),
  subject: () => theCity,
  async run({ sql, today }, { id }): Promise<{ page: SessionFormPage & { session: CourseSession } } | null> {
    const session = await sessionById(sql, id)
    if (!session) return null
    const { courseCode: code, courseTitle: title, courseFormat: format, capacity } = session
    return {
      page: {
        course: { code, title, format, capacity },
        session,
        departments: await departmentsOf(sql, today),
        courses: [],
      },
    }
  },
})

function departmentsOf(sql: Sql, today: string): Promise<SessionFormPage['departments']> {
  return sql.$queryRaw<SessionFormPage['departments']>`
    SELECT u.code, u.name, u.unit_id AS "unitId" FROM units_on(${today}::date) u WHERE u.kind = 'department' ORDER BY u.code`
}
