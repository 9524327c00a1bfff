import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, cityDate, fiscalYearOf } from '~/domain/calendar'
import { takesApplications } from '~/domain/course-session'
import type { Course } from '~/domain/training'
import { completionsOf } from '~/facts/completions'
import { type SessionWithCounts, sessionsOfYears, sessionsOn } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { ownEnrolments } from '~/facts/own-enrolments'
import { standardInForce } from '~/facts/standard'
import { type CatalogueGroup, groupsOf, isShown, rolesOf } from './catalogue-groups'
import { type CatalogueState, catalogueParams } from './catalogue-params'
import { type MonthShown, monthShown } from './month-shown'
import { type NextSession, nextSessionsOf } from './next-sessions'
import { ownStatesOf } from './session-line'

export type CataloguePage = {
  state: CatalogueState
  courses: number
  found: number
  groups: CatalogueGroup[]
  next: NextSession[]
  moreNext: number
  /** Of the courses shown, what takes applications. */
  openSessions: number
  month: MonthShown | null
  roles: { code: string; name: string }[]
  skills: { code: string; name: string }[]
  plansSessions: boolean
  /** Can give a certificate from elsewhere. */
  isStaff: boolean
}

const NEXT_SHOWN = 5

/** What one can take, and when: for everybody, with the viewer's own completions and seats marked. */
export const catalogue = read({
  action: 'training.read',
  params: catalogueParams,
  subject: () => theCity,
  async run(given, state): Promise<{ page: CataloguePage }> {
    const { sql, viewer, today, relations } = given
    const [standard, courses, completions, enrolments] = await Promise.all([
      standardInForce(sql, today),
      coursesOn(sql, today),
      viewer.personId === null ? [] : completionsOf(sql, viewer.personId, today),
      viewer.personId === null ? [] : ownEnrolments(sql, viewer.personId),
    ])
    const sessions = await sessionsToShow(given, state)
    const own = ownStatesOf(enrolments)
    const names = new Map(standard?.skills.map((skill) => [skill.code, skill.name]))
    const open = sessions.filter((session) => takesApplications(session, today))
    const shown = courses.filter((course) => isShown(course, state, names, open))
    const next = viewer.personId === null ? [] : nextSessionsOf({ shown, courses, sessions, completions, own, today })
    return {
      page: {
        state,
        courses: courses.length,
        found: shown.length,
        groups: state.view === 'list' ? groupsOf({ shown, courses, sessions, completions, own, names, today }) : [],
        next: next.slice(0, NEXT_SHOWN),
        moreNext: Math.max(next.length - NEXT_SHOWN, 0),
        openSessions: open.filter((session) => shown.some((course) => course.courseId === session.courseId)).length,
        month: state.view === 'calendar' ? monthOf(sessions, shown, state, today, own) : null,
        roles: rolesOf(courses),
        skills: skillsOf(courses, names),
        plansSessions: relations.has('dx_office') || relations.has('hr_section'),
        isStaff: viewer.personId !== null,
      },
    }
  },
})

function sessionsToShow({ sql, today }: Reading, state: CatalogueState): Promise<SessionWithCounts[]> {
  if (state.view === 'list') return sessionsOn(sql, today)
  return sessionsOfYears(sql, [fiscalYearOf(firstOfMonth(state, today))])
}

function firstOfMonth({ month }: CatalogueState, today: CityDate): CityDate {
  return cityDate(`${month || today.slice(0, 7)}-01`)
}

function monthOf(
  sessions: readonly SessionWithCounts[],
  shown: readonly Course[],
  state: CatalogueState,
  today: CityDate,
  own: ReturnType<typeof ownStatesOf>,
): MonthShown {
  const ids = new Set(shown.map((course) => course.courseId))
  const open = (session: SessionWithCounts) => state.open === '' || takesApplications(session, today)
  const those = sessions.filter((session) => ids.has(session.courseId) && open(session))
  return monthShown(firstOfMonth(state, today), those, today, own)
}

function skillsOf(courses: readonly Course[], names: ReadonlyMap<string, string>): CataloguePage['skills'] {
  const developed = new Set(courses.flatMap((course) => course.develops.map((one) => one.skillCode)))
  return [...names].filter(([code]) => developed.has(code)).map(([code, name]) => ({ code, name }))
}
