import type { EmploymentType, ParticipationState } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** Somebody with a post in the section on a day. */
export type SectionPerson = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  kind: 'primary' | 'concurrent'
  /** Where the primary post is, for concurrent ones. */
  primaryUnit: string | null
  employmentType: EmploymentType
  termEndsOn: CityDate | null
  retirementFiscalYear: number | null
  onLeave: boolean
  /** 会計年度任用: the head includes them in the rounds that open. */
  isIncluded: boolean
  /** In the round that is open. */
  state: ParticipationState | null
}

/** Everybody with a post in these units on a day, in no order. */
export async function sectionPeople(sql: Sql, unitIds: readonly number[], day: CityDate): Promise<SectionPerson[]> {
  return sql.$queryRaw<SectionPerson[]>`
    SELECT p.person_id AS "personId", n.number AS "staffNumber", a.name, p.title, p.kind,
      CASE WHEN p.kind = 'concurrent' THEN (
        SELECT u.name FROM posts_on(${day}::date) m JOIN units_on(${day}::date) u ON u.unit_id = m.unit_id
        WHERE m.person_id = p.person_id AND m.kind = 'primary') END AS "primaryUnit",
      e.employment_type AS "employmentType", e.term_ends_on::text AS "termEndsOn",
      e.retirement_fiscal_year AS "retirementFiscalYear",
      EXISTS (SELECT 1 FROM leaves_on(${day}::date) v WHERE v.person_id = p.person_id) AS "onLeave",
      i.person_id IS NOT NULL AS "isIncluded",
      (SELECT q.state FROM round_participant q JOIN round r ON r.id = q.round_id AND r.state = 'open'
        WHERE q.person_id = p.person_id ORDER BY r.id DESC LIMIT 1) AS state
    FROM posts_on(${day}::date) p
    JOIN particulars_on(${day}::date) a ON a.person_id = p.person_id
    JOIN employments_on(${day}::date) e ON e.person_id = p.person_id
    LEFT JOIN fiscal_year_inclusions_on(${day}::date) i ON i.person_id = p.person_id AND i.unit_id = p.unit_id
    LEFT JOIN staff_numbers() n ON n.person_id = p.person_id
    WHERE p.unit_id = ANY (${[...unitIds]}::int[])`
}

export type LevelRow = { personId: number; skillId: number; level: number; confirmedOn: CityDate }

/** Confirmed levels of these people as of a day. */
export async function levelsOf(sql: Sql, personIds: readonly number[], day: CityDate): Promise<LevelRow[]> {
  return sql.$queryRaw<LevelRow[]>`
    SELECT l.person_id AS "personId", l.skill_id AS "skillId", l.level, l.confirmed_on::text AS "confirmedOn"
    FROM levels_on(${day}::date) l WHERE l.person_id = ANY (${[...personIds]}::int[])`
}

/** What the roles of these people require as of a day. */
export async function requiredOf(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<{ personId: number; skillId: number; level: number }[]> {
  return sql.$queryRaw<{ personId: number; skillId: number; level: number }[]>`
    SELECT r.person_id AS "personId", r.skill_id AS "skillId", r.required_level AS level
    FROM required_levels_on(${day}::date) r WHERE r.required_level > 0 AND r.person_id = ANY (${[...personIds]}::int[])`
}
