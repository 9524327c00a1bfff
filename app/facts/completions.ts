import type { CityDate } from '~/domain/calendar'
import { type RecordedRows, record } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

export type CompletionOfPerson = {
  completionId: number
  courseId: number
  courseCode: string
  completedOn: CityDate
  score: number | null
  source: RecordedRows['completion']['source']
}

/** What a person has completed up to a day, the newest first. */
export async function completionsOf(sql: Sql, personId: number, day: CityDate): Promise<CompletionOfPerson[]> {
  return sql.$queryRaw<CompletionOfPerson[]>`
    SELECT c.completion_id AS "completionId", c.course_id AS "courseId", k.code AS "courseCode",
      c.completed_on::text AS "completedOn", c.score::float8 AS score, c.source
    FROM completions_on(${day}::date) c JOIN course k ON k.id = c.course_id
    WHERE c.person_id = ${personId} ORDER BY c.completed_on DESC, c.completion_id DESC`
}

/**
 * Records completions: one person, one course, one day. Those that stand already are left as they are.
 * @returns the ids of the new ones, in no order
 */
export async function recordCompletions(
  sql: Sql,
  rows: readonly RecordedRows['completion'][],
  stamp: Stamp,
): Promise<number[]> {
  if (rows.length === 0) return []
  const known = await sql.$queryRaw<{ key: string }[]>`
    SELECT c.person_id || ' ' || c.course_id || ' ' || c.completed_on::text AS key FROM completion c
    JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r ("personId" int, "courseId" int, "completedOn" date)
      ON r."personId" = c.person_id AND r."courseId" = c.course_id AND r."completedOn" = c.completed_on
    WHERE c.voided_at IS NULL`
  const standing = new Set(known.map(({ key }) => key))
  const fresh = rows.filter((row) => !standing.has(`${row.personId} ${row.courseId} ${row.completedOn}`))
  return record(sql, 'completion', fresh, stamp)
}

/** For each of the people, the highest level that the courses develop beyond what is confirmed of them; null: none. */
export async function levelsBeyond(
  sql: Sql,
  completions: readonly { personId: number; courseId: number }[],
  day: CityDate,
): Promise<{ personId: number; level: number | null }[]> {
  return sql.$queryRaw<{ personId: number; level: number | null }[]>`
    WITH develops AS MATERIALIZED (SELECT course_id, skill_id, to_level FROM course_develops_on(${day}::date))
    SELECT x.person_id AS "personId", max(d.to_level) FILTER (WHERE l.level IS NULL OR l.level < d.to_level)::int AS level
    FROM unnest(${completions.map((one) => one.personId)}::int[], ${completions.map((one) => one.courseId)}::int[]) AS x (person_id, course_id)
    LEFT JOIN develops d ON d.course_id = x.course_id
    LEFT JOIN current_level l ON l.person_id = x.person_id AND l.skill_id = d.skill_id
    GROUP BY x.person_id ORDER BY x.person_id`
}

type Completed = { personId: number; courseId: number; completedOn: CityDate }

/** Ids of the completions that stand, in the order of what is asked. */
export async function idsOfCompletions(sql: Sql, completed: readonly Completed[]): Promise<number[]> {
  const rows = await sql.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(completed)}::jsonb)
      AS ("personId" int, "courseId" int, "completedOn" date)) WITH ORDINALITY AS x
    JOIN completion c ON c.person_id = x."personId" AND c.course_id = x."courseId" AND c.completed_on = x."completedOn" AND c.voided_at IS NULL
    ORDER BY x.ordinality`
  return rows.map((row) => row.id)
}
