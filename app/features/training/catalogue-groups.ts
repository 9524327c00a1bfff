import { type CityDate, inWareki } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { foldForSearch } from '~/domain/name-folding'
import type { SkillLevel } from '~/domain/skill-standard'
import { COURSE_FORMAT_WORDS, roleWord } from '~/domain/terms'
import { type Course, type CourseFormat, isCompletedOn } from '~/domain/training'
import type { CompletionOfPerson } from '~/facts/completions'
import type { SessionWithCounts } from '~/facts/course-sessions'
import type { CatalogueState } from './catalogue-params'
import { type OwnStates, type SessionLine, sessionLine } from './session-line'

export type CatalogueCourse = {
  code: string
  title: string
  format: CourseFormat
  hours: number
  isYearly: boolean
  develops: { code: string; name: string; toLevel: SkillLevel }[]
  prerequisites: { code: string; title: string; isDone: boolean }[]
  criteria: string
  /** `令和10年6月3日`, when the viewer has what the course gives today. */
  completedOn: string | null
  /** What is to come, sessions that one may apply for first. */
  sessions: SessionLine[]
  more: number
}

/** Courses by what they are for. */
export type CatalogueGroup = { role: string; title: string; courses: CatalogueCourse[] }

/** The order of the groups; roles that a city added come last. */
const ROLE_ORDER = ['GENERAL_STAFF', 'DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST', 'SECTION_HEAD']
const SESSIONS_SHOWN = 2

type Shown = {
  shown: readonly Course[]
  courses: readonly Course[]
  sessions: readonly SessionWithCounts[]
  completions: readonly CompletionOfPerson[]
  own: OwnStates
  names: ReadonlyMap<string, string>
  today: CityDate
}

/** Each course once, under the first of the roles that it is for. */
export function groupsOf(given: Shown): CatalogueGroup[] {
  const roles = rolesOf(given.shown)
  return roles.flatMap(({ code, name }) => {
    const courses = given.shown.filter((course) => roleFirst(course) === code)
    return courses.length === 0 ? [] : [{ role: code, title: name, courses: courses.map((one) => shape(one, given)) }]
  })
}

/** The roles for which there are courses, in the order of the groups. */
export function rolesOf(courses: readonly Course[]): { code: string; name: string }[] {
  const codes = [...new Set(courses.flatMap((course) => [roleFirst(course), ...course.targetRoles]))]
  const place = (code: string) => (ROLE_ORDER.includes(code) ? ROLE_ORDER.indexOf(code) : ROLE_ORDER.length)
  return codes.sort((a, b) => place(a) - place(b)).map((code) => ({ code, name: forWhom(code) }))
}

export function forWhom(role: string): string {
  if (role === 'GENERAL_STAFF') return '全職員'
  return role === '' ? 'そのほか' : roleWord(role)
}

/** Does the course answer to the search and the filters? */
export function isShown(
  course: Course,
  { q, role, format, skill, open }: CatalogueState,
  names: ReadonlyMap<string, string>,
  openSessions: readonly Pick<CourseSession, 'courseId'>[],
): boolean {
  if (role !== '' && !course.targetRoles.includes(role)) return false
  if (format !== '' && course.format !== format) return false
  if (skill !== '' && !course.develops.some((one) => one.skillCode === skill)) return false
  if (open !== '' && !openSessions.some((session) => session.courseId === course.courseId)) return false
  const sought = foldForSearch(q)
  if (sought === '') return true
  const developed = course.develops.map((one) => names.get(one.skillCode) ?? one.skillCode)
  const words = [course.code, course.title, COURSE_FORMAT_WORDS[course.format], course.completionCriteria, ...developed]
  return words.some((word) => foldForSearch(word).includes(sought))
}

function roleFirst(course: Course): string {
  return course.targetRoles[0] ?? ''
}

function shape(course: Course, { courses, sessions, completions, own, names, today }: Shown): CatalogueCourse {
  const known = new Map(courses.map((one) => [one.code, one]))
  const isDone = (one: Pick<Course, 'code' | 'recurrence'>) => isCompletedOn(one, completions, today)
  const completed = completions.find((one) => one.courseCode === course.code)
  const lines = sessions
    .filter((session) => session.courseId === course.courseId)
    .map((session) => sessionLine(session, today, own))
    .sort((a, b) => rank(a) - rank(b))
  return {
    code: course.code,
    title: course.title,
    format: course.format,
    hours: course.hours,
    isYearly: course.recurrence === 'every_fiscal_year',
    develops: course.develops.map(({ skillCode, toLevel }) => ({
      code: skillCode,
      name: names.get(skillCode) ?? skillCode,
      toLevel,
    })),
    prerequisites: course.prerequisites.map((code) => {
      const before = known.get(code)
      return { code, title: before?.title ?? code, isDone: isDone(before ?? { code, recurrence: 'once' }) }
    }),
    criteria: course.completionCriteria,
    completedOn: completed && isDone(course) ? inWareki(completed.completedOn) : null,
    sessions: lines.slice(0, SESSIONS_SHOWN),
    more: Math.max(lines.length - SESSIONS_SHOWN, 0),
  }
}

/** The viewer's own first, then what takes applications and has seats, then what takes applications. */
function rank({ mine, isOpen, free }: SessionLine): number {
  if (mine !== null) return 0
  if (!isOpen) return 3
  return free === 0 ? 2 : 1
}
