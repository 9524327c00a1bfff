import type { CityDate } from '~/domain/calendar'
import { courseKey, type KnownCourse } from '~/domain/completion-courses'
import { type CompletionOperation, completionKey } from '~/domain/completions-file'
import { type RecordedRows, record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/** Courses under every title that they had, with their ids by code. */
export type StoredTitles = { courses: KnownCourse[]; ids: ReadonlyMap<string, number> }

export async function storedTitles(sql: Sql): Promise<StoredTitles> {
  const rows = await sql.$queryRaw<(KnownCourse & { courseId: number })[]>`
    SELECT c.id AS "courseId", c.code, json_agg(json_build_object('title', p.title, 'validFrom', p.valid_from, 'validTo', p.valid_to)
      ORDER BY p.valid_from) AS titles
    FROM course c JOIN course_period p ON p.course_id = c.id AND p.voided_at IS NULL GROUP BY c.id, c.code ORDER BY c.code`
  return { courses: rows, ids: new Map(rows.map(({ code, courseId }) => [code, courseId])) }
}

/** Every course by its latest title, in the order of the codes. */
export async function courseNames(sql: Sql): Promise<{ courseId: number; code: string; title: string }[]> {
  return sql.$queryRaw<{ courseId: number; code: string; title: string }[]>`
    SELECT DISTINCT ON (c.code) c.id AS "courseId", c.code, p.title
    FROM course c JOIN course_period p ON p.course_id = c.id AND p.voided_at IS NULL ORDER BY c.code, p.valid_from DESC`
}

/** Codes of courses by what a provider calls them; what was said of any provider holds where it says nothing else. */
export async function courseAliases(sql: Sql, provider: string): Promise<Map<string, string>> {
  const rows = await sql.$queryRaw<{ key: string; code: string }[]>`
    SELECT a.alias_key AS key, c.code FROM course_alias a JOIN course c ON c.id = a.course_id WHERE a.provider IN ('', ${provider}) ORDER BY a.provider, a.alias_key`
  return new Map(rows.map(({ key, code }) => [key, code]))
}

/** Keeps what a provider calls a course, for this file and those to come. */
export async function keepCourseAlias(
  sql: Sql,
  given: { provider: string; written: string; courseId: number },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO course_alias (provider, alias_key, course_id, recorded_at, recorded_by)
    VALUES (${given.provider}, ${courseKey(given.written)}, ${given.courseId}, ${stamp.at}, ${stamp.by})
    ON CONFLICT (provider, alias_key) DO UPDATE
      SET course_id = excluded.course_id, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`
}

/** A completion that stands, by what makes it one (`completionKey`). */
export type StandingCompletions = ReadonlyMap<string, { id: number; score: number | null; enrolmentId: number | null }>

type Named = { staffNumber: string; courseCode: string; completedOn: CityDate }
type Ids = { personIdOf: (staffNumber: string) => number; courseIdOf: (code: string) => number }

/** Those of the completions that stand already. */
export async function standingCompletions(sql: Sql, named: readonly Named[], ids: Ids): Promise<StandingCompletions> {
  if (named.length === 0) return new Map()
  const keys = new Map(
    named.map((row) => [
      `${ids.personIdOf(row.staffNumber)} ${ids.courseIdOf(row.courseCode)} ${row.completedOn}`,
      completionKey(row),
    ]),
  )
  const days = named.map((row) => row.completedOn).sort()
  const rows = await sql.$queryRaw<{ key: string; id: number; score: number | null; enrolmentId: number | null }[]>`
    SELECT c.person_id || ' ' || c.course_id || ' ' || c.completed_on::text AS key, c.id, c.score::float8 AS score,
      c.enrolment_id AS "enrolmentId"
    FROM completion c
    WHERE c.voided_at IS NULL AND c.course_id = ANY (${[...new Set(named.map((row) => ids.courseIdOf(row.courseCode)))]}::int[])
      AND c.completed_on BETWEEN ${days[0]}::date AND ${days.at(-1)}::date`
  return new Map(
    rows.flatMap(({ key, ...row }) => {
      const known = keys.get(key)
      return known === undefined ? [] : [[known, row] as const]
    }),
  )
}

/** Writes the operations of a file of completions: one statement a table however many rows. */
export async function writeCompletions(
  sql: Sql,
  operations: readonly CompletionOperation[],
  { standing, ids }: { standing: StandingCompletions; ids: Ids },
  stamp: Stamp,
): Promise<void> {
  const replaced = operations.flatMap((one) => (one.replaces ? (standing.get(completionKey(one))?.id ?? []) : []))
  await takeBack(sql, 'completion', replaced, stamp)
  const rows = operations.map((one): RecordedRows['completion'] => ({
    personId: ids.personIdOf(one.staffNumber),
    courseId: ids.courseIdOf(one.courseCode),
    completedOn: one.completedOn,
    score: one.score,
    source: 'import',
    enrolmentId: one.replaces ? (standing.get(completionKey(one))?.enrolmentId ?? null) : null,
  }))
  await record(sql, 'completion', rows, stamp)
}
