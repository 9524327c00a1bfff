import { type CityDate, type FiscalYear, fiscalYear, fiscalYearOf } from '~/domain/calendar'
import type { Course } from '~/domain/training'
import { type Demand, demandBy, isExpectedIn } from '~/domain/training-demand'
import type { Need } from '~/domain/training-figures'
import { isUnlimited, type PlanLine, planLines } from '~/domain/training-plan'
import { type PublishedRules, rulesOn } from '~/facts/certification-rules'
import { type SessionWithCounts, sessionsOfYears } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { demandBasis, substitutingSections } from '~/facts/demand-basis'
import type { Sql } from '~/facts/sql'
import { type Standard, standardInForce } from '~/facts/standard'
import { type CountedPerson, type DemandCity, demandCity, waitKey } from '~/facts/training-demand'
import { type Committee, committeesOf, type PlanVersion, planVersions } from '~/facts/training-plan'

/** Everything that the pages of a year's plan are made of. */
export type Planning = {
  today: CityDate
  /** The year planned, and the one that runs. */
  year: FiscalYear
  thisYear: FiscalYear
  standard: Standard | null
  rules: PublishedRules | null
  courses: Course[]
  courseOf: ReadonlyMap<string, Course>
  sessions: SessionWithCounts[]
  committees: Committee[]
  city: DemandCity
  personOf: ReadonlyMap<number, CountedPerson>
  /** Judged by the year planned, and by the one that runs. */
  demand: Demand
  demandNow: Demand
  /** Needs of the year planned, the seated ones among them. */
  needs: Need[]
  /** Versions of this plan and of last year's, the latest first. */
  versions: PlanVersion[]
  lastYears: PlanVersion[]
  /** The version shown; null: the catalogue's proposal. */
  shown: PlanVersion | null
  lines: PlanLine[]
}

/** The year that is planned when nobody says which: the next one. */
export function nextYear(today: CityDate): FiscalYear {
  return fiscalYear(fiscalYearOf(today) + 1)
}

/** Reads the city once and works out who needs what. */
export async function loadPlanning(
  sql: Sql,
  today: CityDate,
  asked: { year: FiscalYear; version?: number | null },
): Promise<Planning> {
  const { year } = asked
  const thisYear = fiscalYearOf(today)
  const before = fiscalYear(year - 1)
  const [courses, standard, rules, sessions, committees, versions] = await Promise.all([
    coursesOn(sql, today),
    standardInForce(sql, today),
    rulesOn(sql, today),
    sessionsOfYears(sql, [...new Set([thisYear, before, year])]),
    committeesOf(sql, thisYear),
    planVersions(sql, [year, before]),
  ])
  const city = await demandCity(sql, { today, sectionCodes: substitutingSections(rules, [thisYear, year]) })
  const basis = (of: FiscalYear) => demandBasis(of, today, { courses, standard, rules })
  const demand = demandBy(basis(year))
  const own = versions.filter((one) => one.fiscalYear === year)
  const shown = own.find(({ version }) => version === (asked.version ?? version)) ?? own[0] ?? null
  return {
    today,
    year,
    thisYear,
    standard,
    rules,
    courses,
    courseOf: new Map(courses.map((course) => [course.code, course])),
    sessions,
    committees,
    city,
    personOf: new Map(city.people.map((person) => [person.personId, person])),
    demand,
    demandNow: demandBy(basis(thisYear)),
    needs: needsOf(city, demand, year, sessions),
    versions: own,
    lastYears: versions.filter((one) => one.fiscalYear === before),
    shown,
    lines: planLines(startedBy(courses, year), year, shown?.content ?? null),
  }
}

/** Courses whose seats are limited, in the order of their codes. */
export function limitedCourses({ courses, year }: Pick<Planning, 'courses' | 'year'>): Course[] {
  return startedBy(courses, year).filter((course) => !isUnlimited(course))
}

/** Courses that anybody may take at any time. */
export function unlimitedCourses({ courses, year }: Pick<Planning, 'courses' | 'year'>): Course[] {
  return startedBy(courses, year).filter(isUnlimited)
}

function startedBy(courses: readonly Course[], year: FiscalYear): Course[] {
  return courses.filter(({ fromFiscalYear }) => fromFiscalYear <= year)
}

function needsOf(city: DemandCity, demand: Demand, year: FiscalYear, sessions: readonly SessionWithCounts[]): Need[] {
  const seated = seatedBefore(city, year, sessions)
  return city.people
    .filter((person) => isExpectedIn(year, person))
    .flatMap((person) =>
      demand.needsOf(person).map(({ courseCode, kind, since }) => {
        const key = waitKey(person.personId, courseCode)
        return {
          personId: person.personId,
          topUnitId: person.topUnitId,
          courseCode,
          kind,
          since: city.appliedOn.get(key) ?? since,
          isSeated: seated.has(key),
        }
      }),
    )
}

/** Who has a seat in a session that begins before the year does. */
function seatedBefore(city: DemandCity, year: FiscalYear, sessions: readonly SessionWithCounts[]): Set<string> {
  const codes = new Map(
    sessions.filter(({ fiscalYear: of }) => of < year).map(({ sessionId, courseCode }) => [sessionId, courseCode]),
  )
  return new Set(
    city.standing.flatMap(({ personId, sessionId, state }) => {
      const code = codes.get(sessionId)
      return state === 'seated' && code !== undefined ? [waitKey(personId, code)] : []
    }),
  )
}
