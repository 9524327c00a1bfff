/**
 * Who needs which course, and why: 認定・更新に要る (the rules in force require it) or 役割の差 (it would close a gap to a
 * role held or aimed at). A person needs a course once: what the rules require is not counted again as a gap.
 * Source: the issue on learning, part 4; role profiles › `roleSemantics`; certification rules › `trainings`.
 */
import { type CityDate, type FiscalYear, fiscalYearOf, fiscalYearStart, laterOf } from './calendar'
import {
  type CertificationRules,
  helpfulCourses,
  lackingCourses,
  type RequiredCourses,
  requiredCourses,
} from './certification-rules'
import { type Requirement, type RoleRequirement, requirementsOf, toolsOn } from './role-requirements'
import type { RoleAimedAt } from './roles'
import { type CompletionOfCourse, type Course, isCompletedOn } from './training'

/** What demand is judged by: courses, standard and rules, in a fiscal year. */
export type DemandBasis = {
  year: FiscalYear
  /** Completions count as of this day: the year's first day while it is to come. */
  day: CityDate
  courses: readonly Course[]
  /** Codes of the skills in the order of the standard. */
  skills: readonly string[]
  profiles: readonly { code: string; requirements: readonly RoleRequirement<string>[] }[]
  tools: readonly { code: string; partialFromFiscalYear: number | null; fullFromFiscalYear: number | null }[]
  /** Null before the first rules. */
  rules: CertificationRules | null
}

/** Somebody as demand sees them. */
export type DemandPerson = {
  personId: number
  /** What is required today: of everybody, of heads, of the roles held. */
  roles: readonly string[]
  aim: { role: RoleAimedAt; since: CityDate } | null
  /** Nominated for the role aimed at: a candidate. */
  nominatedOn: CityDate | null
  certificates: readonly { role: string; validThrough: CityDate | null }[]
  /** Confirmed levels in the order of the standard's skills; −1 where there is none. */
  levels: ArrayLike<number>
  completions: readonly CompletionOfCourse[]
  /** Full months in any of these sections (経過措置 only). */
  monthsIn: (sectionCodes: readonly string[]) => number
}

export type DemandKind = 'rules' | 'gap'

/** `since`: the nomination, where the rules require the course; else the aim whose gap it closes; else null. */
export type CourseNeed = { courseCode: string; kind: DemandKind; since: CityDate | null }

/** Why somebody needs a course. */
export type NeedReason =
  | { why: 'certification'; role: string }
  /** One of several would do. */
  | { why: 'certification-choice'; role: string; group: readonly string[] }
  | { why: 'renewal'; role: string; validThrough: CityDate }
  | { why: 'gap'; role: string; skill: string; level: number | null; requiredLevel: number }

/** What the rules require of a candidate, item by item: a course, or any of some. */
export type RequiredItem = { role: string; codes: readonly string[]; min: number }

export type Demand = {
  /** Every course that somebody needs, each once. */
  needsOf: (person: DemandPerson) => CourseNeed[]
  /** All reasons for which somebody needs a course, the rules first. */
  reasonsOf: (person: DemandPerson, courseCode: string) => NeedReason[]
  /** What a candidate still lacks for the role aimed at; empty for everybody else. */
  lackingItemsOf: (person: DemandPerson) => RequiredItem[]
}

type Alternative = { position: number; skill: string; requiredLevel: number; closedBy: readonly Course[] }
type Compiled = { role: string; alternatives: readonly Alternative[] }

/** Demand in a year. What does not depend on the person is worked out once. */
export function demandBy(basis: DemandBasis): Demand {
  const courses = new Map(basis.courses.map((course) => [course.code, course]))
  const compiled = new Map(basis.profiles.map((profile) => [profile.code, compiledProfile(profile, basis)]))
  const certification = requirementsByRole(basis, 'certification')
  const renewal = requirementsByRole(basis, 'renewal')
  const isDone = (person: DemandPerson, course: Course) => isCompletedOn(course, person.completions, basis.day)

  const lackingFor = (person: DemandPerson) => {
    const role = candidateRole(person)
    const required = role === null ? undefined : certification(role)
    if (role === null || !required) return null
    return { role, lacking: lackingCourses(required, person.completions, basis.day, person.monthsIn) }
  }
  const renewalsOf = (person: DemandPerson) =>
    person.certificates.flatMap(({ role, validThrough }) => {
      const required = renewal(role)
      if (!required || validThrough === null || fiscalYearOf(validThrough) !== basis.year) return []
      return [{ role, validThrough, lacking: lackingCourses(required, person.completions, basis.day, person.monthsIn) }]
    })
  const requiredOf = (person: DemandPerson) => {
    const since = new Map<string, CityDate | null>()
    for (const { lacking } of renewalsOf(person)) for (const code of helpfulCourses(lacking)) since.set(code, null)
    const candidate = lackingFor(person)
    if (candidate) for (const code of helpfulCourses(candidate.lacking)) since.set(code, person.nominatedOn)
    return since
  }
  const gapsOf = (person: DemandPerson) =>
    rolesOf(person).flatMap((role) => (compiled.get(role) ?? []).filter((one) => isUnmet(one, person.levels)))

  return {
    needsOf(person) {
      const needs: CourseNeed[] = []
      const byRules = requiredOf(person)
      for (const [courseCode, since] of byRules)
        if (courses.has(courseCode)) needs.push({ courseCode, kind: 'rules', since })
      const closing = new Map<Course, CityDate | null>()
      for (const gap of gapsOf(person)) {
        const since = aimedSince(person, gap.role)
        for (const { closedBy } of gap.alternatives) {
          for (const course of closedBy) closing.set(course, closing.get(course) ?? since)
        }
      }
      for (const [course, since] of closing) {
        if (byRules.has(course.code) || isDone(person, course)) continue
        needs.push({ courseCode: course.code, kind: 'gap', since })
      }
      return needs
    },
    reasonsOf(person, courseCode) {
      const course = courses.get(courseCode)
      if (!course) return []
      const gaps = isDone(person, course) ? [] : gapsOf(person)
      return [
        ...certificationReasons(lackingFor(person), courseCode),
        ...renewalsOf(person)
          .filter(({ lacking }) => helpfulCourses(lacking).includes(courseCode))
          .map(({ role, validThrough }) => ({ why: 'renewal' as const, role, validThrough })),
        ...uniqueGaps(gaps.flatMap((gap) => gapReasons(person, gap, course))),
      ]
    },
    lackingItemsOf(person) {
      const candidate = lackingFor(person)
      if (!candidate) return []
      const { role, lacking } = candidate
      return [
        ...lacking.allOf.map((code) => ({ role, codes: [code], min: 1 })),
        ...lacking.anyOf.map(({ min, group }) => ({ role, codes: group, min })),
      ]
    },
  }
}

/** The day on which completions are judged for the demand of a year: today in the year that runs. */
export function demandDay(year: FiscalYear, today: CityDate): CityDate {
  return laterOf(today, fiscalYearStart(year))
}

/** Somebody counts in a year's demand while they are expected to be in office when it begins. */
export function isExpectedIn(
  year: FiscalYear,
  employment: { termEndsOn: CityDate | null; retirementFiscalYear: number | null },
): boolean {
  const { termEndsOn, retirementFiscalYear } = employment
  if (termEndsOn !== null && termEndsOn < fiscalYearStart(year)) return false
  return retirementFiscalYear === null || retirementFiscalYear >= year
}

function candidateRole({ aim, nominatedOn, certificates }: DemandPerson): RoleAimedAt | null {
  if (aim === null || nominatedOn === null) return null
  return certificates.some(({ role }) => role === aim.role) ? null : aim.role
}

function rolesOf({ roles, aim }: DemandPerson): readonly string[] {
  return aim === null || roles.includes(aim.role) ? roles : [...roles, aim.role]
}

function requirementsByRole(
  { rules, year }: DemandBasis,
  stage: 'certification' | 'renewal',
): (role: string) => RequiredCourses | null {
  const known = new Map<string, RequiredCourses | null>()
  return (role) => {
    if (rules === null) return null
    const found = known.has(role) ? (known.get(role) ?? null) : requiredCourses(rules, role, stage, year)
    known.set(role, found)
    return found
  }
}

function compiledProfile(profile: DemandBasis['profiles'][number], basis: DemandBasis): Compiled[] {
  const tools = toolsOn(basis.tools, basis.year)
  const position = new Map(basis.skills.map((code, index) => [code, index]))
  return requirementsOf(profile.requirements, tools).map((requirement: Requirement<string>) => ({
    role: profile.code,
    alternatives: requirement.skills.flatMap(({ skill, requiredLevel }) => {
      const at = position.get(skill)
      if (at === undefined) return []
      const closedBy = basis.courses.filter(
        (course) =>
          isMeantFor(course, profile.code) &&
          course.develops.some((one) => one.skillCode === skill && one.toLevel >= requiredLevel),
      )
      return [{ position: at, skill, requiredLevel, closedBy }]
    }),
  }))
}

/** Since when the person aims at a role that they do not hold yet; null for what is required of them today. */
function aimedSince({ aim, roles }: DemandPerson, role: string): CityDate | null {
  return aim?.role === role && !roles.includes(role) ? aim.since : null
}

/** A course for masters closes no gap of everybody's basics, whatever level it reaches. */
function isMeantFor({ targetRoles }: Course, role: string): boolean {
  return targetRoles.length === 0 || targetRoles.includes(role)
}

/** Never assessed counts as 0, and a requirement of level 0 asks for nothing. */
function isUnmet({ alternatives }: Compiled, levels: ArrayLike<number>): boolean {
  return (
    alternatives.length > 0 &&
    alternatives.every(({ position, requiredLevel }) => levelAt(levels, position) < requiredLevel)
  )
}

function levelAt(levels: ArrayLike<number>, position: number): number {
  return Math.max(0, levels[position] ?? -1)
}

function certificationReasons(
  candidate: { role: string; lacking: ReturnType<typeof lackingCourses> } | null,
  courseCode: string,
): NeedReason[] {
  if (!candidate) return []
  const { role, lacking } = candidate
  if (lacking.allOf.includes(courseCode)) return [{ why: 'certification', role }]
  const choice = lacking.anyOf.find(({ group }) => group.includes(courseCode))
  return choice ? [{ why: 'certification-choice', role, group: choice.group }] : []
}

function gapReasons(person: DemandPerson, { role, alternatives }: Compiled, course: Course): NeedReason[] {
  return alternatives
    .filter(({ closedBy }) => closedBy.includes(course))
    .map(({ skill, position, requiredLevel }) => {
      const level = person.levels[position] ?? -1
      return { why: 'gap' as const, role, skill, level: level < 0 ? null : level, requiredLevel }
    })
}

/** A skill that several roles ask for is told once, with the highest level. */
function uniqueGaps(reasons: readonly NeedReason[]): NeedReason[] {
  const bySkill = new Map<string, NeedReason>()
  for (const reason of reasons) {
    if (reason.why !== 'gap') continue
    const known = bySkill.get(reason.skill)
    if (!known || (known.why === 'gap' && known.requiredLevel < reason.requiredLevel)) bySkill.set(reason.skill, reason)
  }
  return [...bySkill.values()]
}
