/**
 * What somebody must take by when, and what would help them most: for their own page. What they need and why is judged
 * as the city's plan judges it (training-demand), so that a person and 職員課 read the same.
 * Source: the issue on learning, part 6; catalogue › semantics; certification rules › `trainings`.
 */
import { type CityDate, fiscalYearEnd } from './calendar'
import { type Course, missingPrerequisites } from './training'
import { type Demand, type DemandBasis, type DemandPerson, demandBy, type NeedReason } from './training-demand'

export type DueWhy =
  | { why: 'yearly' }
  /** The rules require it of whoever applies for the role; `isCandidate`: aims at it and is nominated. */
  | { why: 'certification'; role: string; isCandidate: boolean }
  | { why: 'renewal'; role: string }
  /** To be completed before a course that is due. */
  | { why: 'prerequisite'; of: string }

/** `min` of these courses, by a day; null: no day is set yet. */
export type DueItem = { codes: readonly string[]; min: number; dueOn: CityDate | null; because: DueWhy }

export type Recommendation = {
  courseCode: string
  /** The skills that it would bring to what a role asks for. */
  reasons: Extract<NeedReason, { why: 'gap' }>[]
  /** Levels closed towards the role aimed at, and towards every role held or aimed at. */
  levelsToAim: number
  levels: number
  /** Codes of what has to be completed before, the first one first. */
  takeFirst: string[]
}

/**
 * What is due, the earliest first, each course once.
 * @param committee the last day to apply to the next committee of certification; null: none is planned
 */
export function dueItems(basis: DemandBasis, person: DemandPerson, committee: CityDate | null): DueItem[] {
  const demand = demandBy(basis)
  const items = [
    ...yearlyItems(basis, person),
    ...renewalItems(demand, basis, person),
    ...certificationItems(demand, person, committee),
  ]
  const withPrerequisites = items.flatMap((item) => [...prerequisitesOf(item, basis, person), item])
  return eachCourseOnce(withPrerequisites.sort(byDay))
}

/**
 * Courses that would close a gap, the one that helps most first: by the levels closed towards the role aimed at, then
 * towards all roles, then what can be begun at once, then the shorter one. What the rules require stands in `dueItems`.
 */
export function recommendCourses(basis: DemandBasis, person: DemandPerson): Recommendation[] {
  const demand = demandBy(basis)
  const byCode = new Map(basis.courses.map((course) => [course.code, course]))
  const towardsAim = { ...person, roles: [] }
  return demand
    .needsOf(person)
    .filter(({ kind }) => kind === 'gap')
    .map(({ courseCode }): Recommendation => {
      const reasons = gapsOf(demand, person, courseCode)
      return {
        courseCode,
        reasons,
        levelsToAim: person.aim === null ? 0 : levelsOf(gapsOf(demand, towardsAim, courseCode)),
        levels: levelsOf(reasons),
        takeFirst: chainBefore(courseCode, byCode, basis, person),
      }
    })
    .sort(
      (a, b) =>
        b.levelsToAim - a.levelsToAim ||
        b.levels - a.levels ||
        a.takeFirst.length - b.takeFirst.length ||
        hoursOf(byCode, a) - hoursOf(byCode, b) ||
        (a.courseCode < b.courseCode ? -1 : 1),
    )
}

function yearlyItems({ courses, day, year }: DemandBasis, { roles, completions }: DemandPerson): DueItem[] {
  return courses
    .filter(
      (course) =>
        course.recurrence === 'every_fiscal_year' &&
        course.fromFiscalYear <= year &&
        course.targetRoles.some((role) => roles.includes(role)) &&
        missingPrerequisites({ prerequisites: [course.code] }, new Map([[course.code, course]]), completions, day)
          .length > 0,
    )
    .map(({ code }) => ({ codes: [code], min: 1, dueOn: fiscalYearEnd(year), because: { why: 'yearly' } }))
}

function renewalItems(demand: Demand, { courses }: DemandBasis, person: DemandPerson): DueItem[] {
  return courses.flatMap(({ code }) =>
    demand
      .reasonsOf(person, code)
      .filter((reason) => reason.why === 'renewal')
      .map(
        ({ role, validThrough }): DueItem => ({
          codes: [code],
          min: 1,
          dueOn: validThrough,
          because: { why: 'renewal', role },
        }),
      ),
  )
}

/** Whoever aims at a role sees what it will take before anybody nominates them. */
function certificationItems(demand: Demand, person: DemandPerson, committee: CityDate | null): DueItem[] {
  if (person.aim === null) return []
  const isCandidate = person.nominatedOn !== null
  return demand
    .lackingItemsOf({ ...person, nominatedOn: person.nominatedOn ?? person.aim.since })
    .map(({ role, codes, min }) => ({
      codes,
      min,
      dueOn: committee,
      because: { why: 'certification', role, isCandidate },
    }))
}

/** Of what leaves a choice, the prerequisites are told with the choice and are not due themselves. */
function prerequisitesOf({ codes, min, dueOn }: DueItem, basis: DemandBasis, person: DemandPerson): DueItem[] {
  if (codes.length > min) return []
  const byCode = new Map(basis.courses.map((course) => [course.code, course]))
  return codes.flatMap((code) =>
    chainBefore(code, byCode, basis, person).map((before) => ({
      codes: [before],
      min: 1,
      dueOn,
      because: { why: 'prerequisite' as const, of: code },
    })),
  )
}

/** Everything to be completed before a course, the first one first; what requires each other is told once. */
function chainBefore(
  code: string,
  byCode: ReadonlyMap<string, Course>,
  { day }: DemandBasis,
  { completions }: DemandPerson,
): string[] {
  const found: string[] = []
  const seen = new Set([code])
  const visit = (current: string) => {
    const course = byCode.get(current)
    for (const before of course ? missingPrerequisites(course, byCode, completions, day) : []) {
      if (seen.has(before)) continue
      seen.add(before)
      visit(before)
      found.push(before)
    }
  }
  visit(code)
  return found
}

function eachCourseOnce(items: readonly DueItem[]): DueItem[] {
  const seen = new Set<string>()
  return items.filter(({ codes, min }) => {
    if (codes.length > min) return true
    const isNew = codes.some((code) => !seen.has(code))
    for (const code of codes) seen.add(code)
    return isNew
  })
}

const WEIGHT: Readonly<Record<DueWhy['why'], number>> = { yearly: 0, renewal: 1, certification: 2, prerequisite: 3 }

/** What has no day comes last. On one day what is required itself comes before what only leads to something. */
function byDay(a: DueItem, b: DueItem): number {
  if (a.dueOn !== b.dueOn) return a.dueOn === null ? 1 : b.dueOn === null ? -1 : a.dueOn < b.dueOn ? -1 : 1
  return WEIGHT[a.because.why] - WEIGHT[b.because.why]
}

function gapsOf(demand: Demand, person: DemandPerson, courseCode: string): Recommendation['reasons'] {
  return demand.reasonsOf(person, courseCode).filter((reason) => reason.why === 'gap')
}

function levelsOf(gaps: Recommendation['reasons']): number {
  return gaps.reduce((sum, { level, requiredLevel }) => sum + requiredLevel - (level ?? 0), 0)
}

function hoursOf(byCode: ReadonlyMap<string, Course>, { courseCode }: Recommendation): number {
  return byCode.get(courseCode)?.hours ?? 0
}
