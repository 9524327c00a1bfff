import { type CityDate, fiscalYear, fiscalYearOf, fiscalYearStart } from '~/domain/calendar'
import { coverage, requirementsOf, toolsOn } from '~/domain/role-requirements'
import { toSkillLevel } from '~/domain/terms'
import { isCompletedOn } from '~/domain/training'
import { coursesOn } from '~/facts/courses'
import type { Sql } from '~/facts/sql'
import { standardInForce } from '~/facts/standard'
import rules from '../../prisma/demo/certification-rules.json'

/*
 * The demand of a coming year counted the long way round, person by person and course by course, from the facts of the
 * day and the rules' own file: what the planning page says must be the same.
 */

export type CountedNeed = { personId: number; unit: string; courseCode: string; kind: 'rules' | 'gap' }

type Criterion = { type: string; allOf?: unknown[]; anyOf?: { group: unknown[] }[]; sameFiscalYear?: string[] }
type Completion = { courseCode: string; completedOn: CityDate }

/** Everybody's needs in a year; those who have a seat in a session before it are left out. */
export async function countDemand(sql: Sql, today: CityDate, year: number): Promise<CountedNeed[]> {
  const standard = await standardInForce(sql, today)
  if (!standard) throw new Error('no standard')
  const courses = await coursesOn(sql, today)
  const day = fiscalYearStart(fiscalYear(year))
  const tools = toolsOn(standard.tools, fiscalYear(year))
  const skillOf = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  const facts = await factsOf(sql, today)
  const needs: CountedNeed[] = []
  for (const person of facts.people) {
    if (person.termEndsOn !== null && person.termEndsOn < day) continue
    if (person.retirementFiscalYear !== null && person.retirementFiscalYear < year) continue
    const { personId, unit } = person
    const own = <Row extends { personId: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.personId === personId)
    const levels = new Map((facts.levels.get(personId) ?? []).map((row) => [row.skillId, toSkillLevel(row.level)]))
    const completions: Completion[] = facts.completions.get(personId) ?? []
    const held = own(facts.holders)
    const aims = own(facts.aims)
    const roles = new Set([
      'GENERAL_STAFF',
      ...(facts.heads.has(personId) ? ['SECTION_HEAD'] : []),
      ...held.map(({ role }) => role),
      ...aims.map(({ role }) => role),
    ])
    const required = new Set<string>()
    for (const { role } of own(facts.candidates)) {
      if (held.some((one) => one.role === role)) continue
      const rule = rules.rules.find(({ roleCode }) => roleCode === role)
      for (const code of lacking(rule?.criteria ?? [], completions, day)) required.add(code)
    }
    for (const { role, validThrough } of held) {
      if (validThrough === null || fiscalYearOf(validThrough) !== year) continue
      const rule = rules.rules.find(({ roleCode }) => roleCode === role)
      for (const code of lacking(rule?.renewal.criteria ?? [], completions, day)) required.add(code)
    }
    for (const course of courses) {
      if (facts.seats.has(`${personId} ${course.code}`)) continue
      if (required.has(course.code)) {
        needs.push({ personId, unit, courseCode: course.code, kind: 'rules' })
        continue
      }
      if (isCompletedOn(course, completions, day)) continue
      const closes = [...roles].some((role) => {
        if (!course.targetRoles.includes(role)) return false
        const profile = standard.profiles.find(({ code }) => code === role)
        const rows = (profile?.requirements ?? []).map((row) => ({
          ...row,
          skill: row.skillId,
          requiredLevel: toSkillLevel(row.requiredLevel) ?? 0,
          tool: skillOf.get(row.skillId)?.toolCode ?? null,
        }))
        return coverage(requirementsOf(rows, tools), levels).missing.some(({ skills }) =>
          skills.some(({ skill, requiredLevel }) =>
            course.develops.some((one) => one.skillCode === skillOf.get(skill)?.code && one.toLevel >= requiredLevel),
          ),
        )
      })
      if (closes) needs.push({ personId, unit, courseCode: course.code, kind: 'gap' })
    }
  }
  return needs
}

/** Of the rules' file: courses of `allOf`, and of each group of which none is completed. */
function lacking(criteria: readonly Criterion[], completions: readonly Completion[], day: CityDate): string[] {
  return criteria
    .filter(({ type }) => type === 'trainings')
    .flatMap(({ allOf = [], anyOf = [], sameFiscalYear = [] }) => {
      const has = (code: unknown) =>
        completions.some(
          ({ courseCode, completedOn }) =>
            courseCode === code &&
            (!sameFiscalYear.includes(courseCode) || fiscalYearOf(completedOn) === fiscalYearOf(day)),
        )
      const groups = anyOf.filter(({ group }) => !group.some(has)).flatMap(({ group }) => group)
      return [...allOf.filter((code) => !has(code)), ...groups].map(String)
    })
}

async function factsOf(sql: Sql, today: CityDate) {
  const people = await sql.$queryRaw<
    { personId: number; unit: string; termEndsOn: CityDate | null; retirementFiscalYear: number | null }[]
  >`
    SELECT e.person_id AS "personId", e.term_ends_on::text AS "termEndsOn", e.retirement_fiscal_year AS "retirementFiscalYear",
      (SELECT u.name FROM unit_lines_on(${today}::date) l JOIN units_on(${today}::date) u ON u.unit_id = l.ancestor_id
        WHERE l.unit_id = p.unit_id AND u.parent_id IS NULL) AS unit
    FROM employments_on(${today}::date) e JOIN posts_on(${today}::date) p ON p.person_id = e.person_id AND p.kind = 'primary'
    WHERE e.employment_type IN ('permanent', 'reappointed', 'fixed_term')`
  const levels = await sql.$queryRaw<{ personId: number; skillId: number; level: number }[]>`
    SELECT person_id AS "personId", skill_id AS "skillId", level FROM levels_on(${today}::date)`
  const completions = await sql.$queryRaw<(Completion & { personId: number })[]>`
    SELECT c.person_id AS "personId", k.code AS "courseCode", c.completed_on::text AS "completedOn"
    FROM completions_on(${today}::date) c JOIN course k ON k.id = c.course_id`
  const heads = await sql.$queryRaw<{ personId: number }[]>`
    SELECT h.person_id AS "personId" FROM unit_heads_on(${today}::date) h JOIN units_on(${today}::date) u ON u.unit_id = h.unit_id
    WHERE u.kind <> 'subunit'`
  const holders = await sql.$queryRaw<{ personId: number; role: string; validThrough: CityDate | null }[]>`
    SELECT person_id AS "personId", role, valid_through::text AS "validThrough" FROM role_holders_on(${today}::date)`
  const aims = await sql.$queryRaw<{ personId: number; role: string }[]>`
    SELECT person_id AS "personId", role FROM aims_on(${today}::date)`
  const candidates = await sql.$queryRaw<{ personId: number; role: string }[]>`
    SELECT person_id AS "personId", role FROM candidates_on(${today}::date)`
  const seats = await sql.$queryRaw<{ personId: number; code: string }[]>`
    SELECT e.person_id AS "personId", k.code FROM enrolment e JOIN course_session s ON s.id = e.session_id JOIN course k ON k.id = s.course_id
    WHERE e.state = 'seated' AND s.state = 'open' AND s.ends_on >= ${today}::date AND s.fiscal_year = fiscal_year_of(${today}::date)`
  return {
    people,
    levels: byPerson(levels),
    completions: byPerson(completions),
    heads: new Set(heads.map(({ personId }) => personId)),
    holders,
    aims,
    candidates,
    seats: new Set(seats.map(({ personId, code }) => `${personId} ${code}`)),
  }
}

function byPerson<Row extends { personId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row])
  return groups
}
