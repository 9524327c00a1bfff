/**
 * The yearly plan of training (育成計画): sessions, seats and cost of each course, and the groups in which it is read.
 * A plan is kept version by version; the catalogue's figures stand until the first one is saved.
 * Source: the issue on learning, part 4; catalogue › `semantics`; domain notes §3.
 */
import { z } from 'zod'
import { type CityDate, type FiscalYear, fiscalYearOf } from './calendar'
import { type CertificationRules, requiredCourses, ruleInYear } from './certification-rules'
import { type Course, seatsInYear } from './training'

const MOST_SESSIONS = 200
const MOST_SEATS = 5_000
const MOST_YEN = 100_000_000
const MOST_YEARS_AHEAD = 3

const planLine = z.object({
  courseCode: z.string(),
  sessions: z.number().int().min(0).max(MOST_SESSIONS),
  capacity: z.number().int().min(1).max(MOST_SEATS),
  /** Yen a session; null: not known, which is not 0. */
  costPerSession: z.number().int().min(0).max(MOST_YEN).nullable(),
  note: z.string().max(500),
})

/** One course in a plan. */
export type PlanLine = z.infer<typeof planLine>

/** What a saved version holds: the courses whose seats are limited, in the order of their codes. */
export const planContent = z.object({ lines: z.array(planLine) })
export type PlanContent = z.infer<typeof planContent>

export type PlanCost = {
  /** Yen of the courses whose cost is known. */
  known: number
  /** Courses with sessions whose cost is not known: the sum is not the whole. */
  unknown: number
}

/** What a course is planned with in a year: a group of the rules, or none. */
export type CourseGroup = {
  /** `DX_LEADER certification`, `DX_LEADER renewal` … or `other`. */
  id: string
  role: string | null
  stage: 'certification' | 'renewal' | null
  courses: readonly Course[]
}

/** Plans are made for the year that runs and the next three; what is over stays as it was. */
export function isPlannable(year: FiscalYear, today: CityDate): boolean {
  const ahead = year - fiscalYearOf(today)
  return ahead >= 0 && ahead <= MOST_YEARS_AHEAD
}

/** Has a course no limit to its seats? Then no plan of seats is made for it. */
export function isUnlimited(course: Pick<Course, 'capacityPerSession' | 'annualCapacity'>): boolean {
  return course.capacityPerSession === null && course.annualCapacity === null
}

/** The first proposal for a year: the catalogue's seats, in sessions of its size. Nothing for a course without a limit. */
export function proposedLine(course: Course, year: FiscalYear): PlanLine | null {
  if (isUnlimited(course)) return null
  const seats = seatsInYear(course, year) ?? course.sessionsPerYear * (course.capacityPerSession ?? 0)
  const capacity = course.capacityPerSession ?? Math.max(1, Math.ceil(seats / Math.max(1, course.sessionsPerYear)))
  return {
    courseCode: course.code,
    sessions: Math.ceil(seats / capacity),
    capacity,
    costPerSession: course.costPerSession,
    note: '',
  }
}

/**
 * The lines of a plan for the courses of today: as saved, and for a course that came later the catalogue's proposal.
 * @param saved null where no version was saved yet
 */
export function planLines(courses: readonly Course[], year: FiscalYear, saved: PlanContent | null): PlanLine[] {
  const known = new Map((saved?.lines ?? []).map((line) => [line.courseCode, line]))
  return courses.flatMap((course) => {
    const proposed = proposedLine(course, year)
    return proposed === null ? [] : [known.get(course.code) ?? proposed]
  })
}

/** Seats of a course in a plan. */
export function seatsOf({ sessions, capacity }: Pick<PlanLine, 'sessions' | 'capacity'>): number {
  return sessions * capacity
}

/** Yen for a course; null: not known. Without sessions it costs nothing. */
export function costOf({ sessions, costPerSession }: Pick<PlanLine, 'sessions' | 'costPerSession'>): number | null {
  if (sessions === 0) return 0
  return costPerSession === null ? null : sessions * costPerSession
}

/** The cost of a plan, told apart from what is not known. */
export function planCost(lines: readonly PlanLine[]): PlanCost {
  const costs = lines.map(costOf)
  return {
    known: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    unknown: costs.filter((cost) => cost === null).length,
  }
}

/** Fields in which a course differs between two plans, in the order of a line; empty where it is the same. */
export function changedFields(a: PlanLine, b: PlanLine): (keyof PlanLine)[] {
  return (['sessions', 'capacity', 'costPerSession', 'note'] as const).filter((field) => a[field] !== b[field])
}

/** The courses of which two plans tell differently, with what each tells; null where one of them has no such course. */
export function planDifferences(
  before: readonly PlanLine[],
  after: readonly PlanLine[],
): { courseCode: string; before: PlanLine | null; after: PlanLine | null }[] {
  const known = new Map(before.map((line) => [line.courseCode, line]))
  const told = new Set(after.map(({ courseCode }) => courseCode))
  const changed = after.flatMap((line) => {
    const old = known.get(line.courseCode) ?? null
    return old !== null && changedFields(old, line).length === 0
      ? []
      : [{ courseCode: line.courseCode, before: old, after: line }]
  })
  const gone = before.filter(({ courseCode }) => !told.has(courseCode))
  return [...changed, ...gone.map((line) => ({ courseCode: line.courseCode, before: line, after: null }))]
}

/** Numbers of sessions worth comparing: one fewer, the plan, one more, and what it takes to reach everybody. */
export function sessionChoices({ sessions, capacity }: PlanLine, demand: number): number[] {
  const enough = Math.ceil(demand / capacity)
  const near = [Math.max(0, sessions - 1), sessions, sessions + 1, enough]
  return [...new Set(near)].filter((each) => each <= MOST_SESSIONS).sort((a, b) => a - b)
}

/**
 * Courses by what the rules of a year require them for: role by role first the certification, then what only the
 * renewal asks for; each course once; the rest last.
 */
export function courseGroups(
  rules: CertificationRules | null,
  courses: readonly Course[],
  year: FiscalYear,
): CourseGroup[] {
  const left = new Map(courses.map((course) => [course.code, course]))
  const groups: CourseGroup[] = []
  const take = (codes: readonly string[], head: Omit<CourseGroup, 'courses'>) => {
    const taken = courses.filter(({ code }) => codes.includes(code) && left.delete(code))
    if (taken.length > 0) groups.push({ ...head, courses: taken })
  }
  for (const role of rolesWithRules(rules, year)) {
    for (const stage of ['certification', 'renewal'] as const) {
      const required = rules && requiredCourses(rules, role, stage, year)
      const codes = required ? [...required.allOf, ...required.anyOf.flatMap(({ group }) => group)] : []
      take(codes, { id: `${role} ${stage}`, role, stage })
    }
  }
  take([...left.keys()], { id: 'other', role: null, stage: null })
  return groups
}

/** The roles that have a rule in a year, in the order of the rules. */
export function rolesWithRules(rules: CertificationRules | null, year: FiscalYear): string[] {
  if (rules === null) return []
  const roles = [...new Set(rules.rules.map(({ roleCode }) => roleCode))]
  return roles.filter((role) => ruleInYear(rules, role, year) !== null)
}
