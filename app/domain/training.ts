/**
 * Courses (研修): what they develop, how often they are due, how many seats a year has.
 * Source: the reference catalogue and its `semantics`; domain notes §1, §9.
 */
import { type CityDate, type FiscalYear, fiscalYearOf } from './calendar'
import type { SkillLevel } from './skill-standard'

export const COURSE_FORMATS = ['classroom', 'handson', 'elearning', 'ojt'] as const
export type CourseFormat = (typeof COURSE_FORMATS)[number]

export const PROVIDER_TYPES = ['internal', 'external_vendor', 'joint', 'national'] as const
export type ProviderType = (typeof PROVIDER_TYPES)[number]

/** Once for ever, or anew every fiscal year. */
export type Recurrence = 'once' | 'every_fiscal_year'

/** A course as it is on a day. */
export type Course = {
  courseId: number
  code: string
  title: string
  providerType: ProviderType
  providerName: string
  format: CourseFormat
  hours: number
  /** The level to which each skill is supported; completing it confirms nothing (catalogue › semantics). */
  develops: readonly { skillCode: string; toLevel: SkillLevel }[]
  /** Codes of the courses to be completed before. */
  prerequisites: readonly string[]
  targetRoles: readonly string[]
  /** Null: no limit. */
  capacityPerSession: number | null
  sessionsPerYear: number
  annualCapacity: number | null
  /** Seats a year from a fiscal year on, instead of `annualCapacity`. */
  capacityByYear: Readonly<Record<string, number>>
  fromFiscalYear: FiscalYear
  recurrence: Recurrence
  completionCriteria: string
  /** Yen a session; null: not entered yet. */
  costPerSession: number | null
}

export type CompletionOfCourse = { courseCode: string; completedOn: CityDate }

/**
 * Has somebody with these completions what the course is to give on a day? A yearly course counts in the fiscal year
 * of its completion only.
 */
export function isCompletedOn(
  course: Pick<Course, 'code' | 'recurrence'>,
  completions: readonly CompletionOfCourse[],
  day: CityDate,
): boolean {
  return completions.some(
    ({ courseCode, completedOn }) =>
      courseCode === course.code &&
      completedOn <= day &&
      (course.recurrence === 'once' || fiscalYearOf(completedOn) === fiscalYearOf(day)),
  )
}

/** Codes of the prerequisites that are still missing on a day. A yearly prerequisite is one of that fiscal year. */
export function missingPrerequisites(
  course: Pick<Course, 'prerequisites'>,
  courses: ReadonlyMap<string, Pick<Course, 'code' | 'recurrence'>>,
  completions: readonly CompletionOfCourse[],
  day: CityDate,
): string[] {
  return course.prerequisites.filter((code) => {
    const before = courses.get(code) ?? { code, recurrence: 'once' as const }
    return !isCompletedOn(before, completions, day)
  })
}

/** Seats that the catalogue provides in a fiscal year: the last value that has begun; null without a limit, 0 before it begins. */
export function seatsInYear(
  course: Pick<Course, 'annualCapacity' | 'capacityByYear' | 'fromFiscalYear'>,
  fiscalYear: FiscalYear,
): number | null {
  if (fiscalYear < course.fromFiscalYear) return 0
  const begun = Object.entries(course.capacityByYear)
    .map(([year, seats]) => ({ year: Number(year), seats }))
    .filter(({ year }) => year <= fiscalYear)
    .sort((a, b) => b.year - a.year)[0]
  return begun ? begun.seats : course.annualCapacity
}
