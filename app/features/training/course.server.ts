import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type FiscalYear, fiscalYear, fiscalYearInWareki, fiscalYearOf, inWareki } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import { type Course, isCompletedOn, seatsInYear } from '~/domain/training'
import { type CompletionOfPerson, completionsOf } from '~/facts/completions'
import { sessionsOfCourse } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { ownEnrolments } from '~/facts/own-enrolments'
import { type Standard, standardInForce } from '~/facts/standard'
import { forWhom } from './catalogue-groups'
import { ownStatesOf, type SessionLine, sessionLine } from './session-line'

type CourseLink = { code: string; title: string; isDone: boolean }

export type CoursePage = {
  course: Omit<Course, 'develops' | 'costPerSession'>
  forWhom: { code: string; name: string }[]
  develops: { code: string; name: string; toLevel: SkillLevel; indicator: string }[]
  before: CourseLink[]
  after: CourseLink[]
  years: { year: FiscalYear; title: string; seats: number | null; sessions: SessionLine[] }[]
  /** When the viewer completed it, the newest first; for a yearly course those of this year count. */
  completed: { on: string; counts: boolean }[]
  edits: boolean
  costPerSession: number | null
}

/** One course: what it develops, what comes before and after, when it is, whether the viewer has completed it. */
export const coursePage = read({
  action: 'training.read',
  params: z.object({ code: z.string().max(40) }),
  subject: () => theCity,
  async run(given, { code }): Promise<{ page: CoursePage } | null> {
    const { sql, today, relations } = given
    const courses = await coursesOn(sql, today)
    const course = courses.find((one) => one.code === code)
    if (!course) return null
    const { develops, costPerSession, ...rest } = course
    const [standard, completions, years] = await Promise.all([
      standardInForce(sql, today),
      ownCompletions(given),
      yearsOf(given, course),
    ])
    const link = (one: Course): CourseLink => ({
      code: one.code,
      title: one.title,
      isDone: isCompletedOn(one, completions, today),
    })
    const edits = relations.has('dx_office') || relations.has('hr_section')
    return {
      page: {
        course: rest,
        forWhom: course.targetRoles.map((role) => ({ code: role, name: forWhom(role) })),
        develops: developsOf(develops, standard),
        before: courses.filter((one) => course.prerequisites.includes(one.code)).map(link),
        after: courses.filter((one) => one.prerequisites.includes(course.code)).map(link),
        years,
        completed: completions
          .filter((one) => one.courseId === course.courseId)
          .map((one) => ({
            on: inWareki(one.completedOn),
            counts: isCompletedOn(course, [one], today),
          })),
        edits,
        costPerSession: edits ? costPerSession : null,
      },
    }
  },
})

function ownCompletions({ sql, viewer, today }: Reading): Promise<CompletionOfPerson[]> {
  return viewer.personId === null ? Promise.resolve([]) : completionsOf(sql, viewer.personId, today)
}

async function yearsOf({ sql, viewer, today }: Reading, course: Course): Promise<CoursePage['years']> {
  const thisYear = fiscalYearOf(today)
  const [sessions, enrolments] = await Promise.all([
    sessionsOfCourse(sql, course.courseId, thisYear),
    viewer.personId === null ? [] : ownEnrolments(sql, viewer.personId),
  ])
  const own = ownStatesOf(enrolments)
  return [thisYear, fiscalYear(thisYear + 1)].map((year) => ({
    year,
    title: fiscalYearInWareki(year),
    seats: seatsInYear(course, year),
    sessions: sessions.filter((one) => one.fiscalYear === year).map((one) => sessionLine(one, today, own)),
  }))
}

function developsOf(develops: Course['develops'], standard: Standard | null): CoursePage['develops'] {
  return develops.map(({ skillCode, toLevel }) => {
    const skill = standard?.skills.find((one) => one.code === skillCode)
    return {
      code: skillCode,
      name: skill?.name ?? skillCode,
      toLevel,
      indicator: skill?.indicators[toLevel] ?? '',
    }
  })
}
