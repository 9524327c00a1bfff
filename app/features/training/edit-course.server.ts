import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYearOf, inWareki } from '~/domain/calendar'
import type { CoursePeriod } from '~/domain/course-catalogue'
import { standardInForce } from '~/facts/standard'
import { storedCourses } from '~/facts/write-courses'
import { forWhom } from './catalogue-groups'
import { editionOf } from './course-edition'

export type EditCoursePage = {
  /** As it stands today, or begins later; null for a new one. */
  course: CoursePeriod | null
  edition: string
  /** Days from which changes that are written already count. */
  later: string[]
  skills: { code: string; name: string }[]
  courses: { code: string; title: string }[]
  roles: { code: string; name: string }[]
  today: string
  fiscalYear: number
}

/** The form of a course; `code` is empty for a new one. */
export const editCourse = read({
  action: 'training-sessions.read',
  params: z.object({ code: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, today }, { code }): Promise<{ page: EditCoursePage } | null> {
    const [standard, stored] = await Promise.all([standardInForce(sql, today), storedCourses(sql)])
    const periods = stored.find((course) => course.code === code)?.periods ?? []
    if (code !== '' && periods.length === 0) return null
    const standing = periods.findLast((period) => period.validFrom <= today) ?? periods[0] ?? null
    return {
      page: {
        course: standing,
        edition: editionOf(periods),
        later: periods.filter((period) => period.validFrom > today).map((period) => inWareki(period.validFrom)),
        skills: (standard?.skills ?? []).map((skill) => ({ code: skill.code, name: skill.name })),
        courses: stored.flatMap((course) => {
          const last = course.periods.at(-1)
          return last && course.code !== code ? [{ code: course.code, title: last.title }] : []
        }),
        roles: (standard?.profiles ?? []).map((profile) => ({ code: profile.code, name: forWhom(profile.code) })),
        today,
        fiscalYear: fiscalYearOf(today),
      },
    }
  },
})
