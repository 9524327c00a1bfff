import type { CityDate } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import type { Sql, Stamp } from '~/facts/sql'

/* What people say of a draft of the standard: of the whole, of a skill, or of one of its levels. */

/** Null, null: the whole version. */
type CommentPlace = { skillCode: string | null; level: SkillLevel | null }

export type StandardComment = CommentPlace & {
  id: number
  body: string
  by: string
  on: CityDate
  resolved: { by: string; on: CityDate } | null
  answers: { id: number; body: string; by: string; on: CityDate }[]
}

/** The comments of a version with their answers, the first one first; names as of a day. */
export async function commentsOf(sql: Sql, versionId: number, day: CityDate): Promise<StandardComment[]> {
  const rows = await sql.$queryRaw<(StandardComment & { answersId: number | null })[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d), names AS MATERIALIZED (
      SELECT a.id, coalesce(i.name, a.display_name) AS name
      FROM clock CROSS JOIN account a LEFT JOIN particulars_on(clock.d) i ON i.person_id = a.person_id
      WHERE a.id IN (SELECT unnest(ARRAY[c.recorded_by, c.resolved_by]) FROM standard_comment c WHERE c.standard_version_id = ${versionId})
    )
    SELECT c.id, c.skill_code AS "skillCode", c.level::int AS level, c.body, c.answers_id AS "answersId", coalesce(w.name, '') AS by,
      (c.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS on,
      CASE WHEN c.resolved_at IS NULL THEN NULL ELSE
        jsonb_build_object('by', coalesce(r.name, ''), 'on', (c.resolved_at AT TIME ZONE 'Asia/Tokyo')::date) END AS resolved
    FROM standard_comment c LEFT JOIN names w ON w.id = c.recorded_by LEFT JOIN names r ON r.id = c.resolved_by
    WHERE c.standard_version_id = ${versionId} ORDER BY c.id`
  return rows
    .filter(({ answersId }) => answersId === null)
    .map(({ answersId: _none, ...comment }) => ({
      ...comment,
      answers: rows
        .filter(({ answersId }) => answersId === comment.id)
        .map(({ id, body, by, on }) => ({ id, body, by, on })),
    }))
}

/** How many comments of a version nobody has resolved. */
export async function openComments(sql: Sql, versionId: number): Promise<number> {
  const [row] = await sql.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM standard_comment c
    WHERE c.standard_version_id = ${versionId} AND c.answers_id IS NULL AND c.resolved_at IS NULL`
  return row?.open ?? 0
}

type FoundComment = CommentPlace & { id: number; versionId: number; answersId: number | null; isResolved: boolean }

/** One comment, held until this transaction ends; null: there is none of that number. */
export async function heldComment(sql: Sql, id: number): Promise<FoundComment | null> {
  const [row] = await sql.$queryRaw<FoundComment[]>`
    SELECT c.id, c.standard_version_id AS "versionId", c.skill_code AS "skillCode", c.level::int AS level, c.answers_id AS "answersId", c.resolved_at IS NOT NULL AS "isResolved"
    FROM standard_comment c WHERE c.id = ${id} FOR UPDATE`
  return row ?? null
}

type NewComment = CommentPlace & { versionId: number; body: string; answersId: number | null }

/** Records a comment or an answer; the same by the same person once more (a double click) is the one that is there. */
export async function recordComment(
  sql: Sql,
  { versionId, skillCode, level, body, answersId }: NewComment,
  stamp: Stamp,
): Promise<{ id: number; isNew: boolean }> {
  const [last] = await sql.$queryRaw<{ id: number; same: boolean }[]>`
    SELECT c.id, c.resolved_at IS NULL AND (c.body, c.skill_code, c.level, c.answers_id)
      IS NOT DISTINCT FROM (${body}::text, ${skillCode}::text, ${level}::smallint, ${answersId}::int) AS same
    FROM standard_comment c WHERE c.standard_version_id = ${versionId} AND c.recorded_by = ${stamp.by}::int
    ORDER BY c.id DESC LIMIT 1`
  if (last?.same) return { id: last.id, isNew: false }
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO standard_comment (standard_version_id, skill_code, level, body, answers_id, recorded_at, recorded_by)
    VALUES (${versionId}, ${skillCode}, ${level}::smallint, ${body}, ${answersId}, ${stamp.at}::timestamptz, ${stamp.by}::int)
    RETURNING id`
  if (!row) throw new Error('the comment was not recorded')
  return { id: row.id, isNew: true }
}

/** Everybody who wrote in a comment: who began it, and who answered. */
export async function peopleInComment(sql: Sql, id: number): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT a.person_id AS "personId" FROM standard_comment c JOIN account a ON a.id = c.recorded_by
    WHERE (c.id = ${id} OR c.answers_id = ${id}) AND a.person_id IS NOT NULL AND a.disabled_at IS NULL ORDER BY 1`
  return rows.map(({ personId }) => personId)
}

/** Marks a comment as dealt with. */
export async function resolveComment(sql: Sql, id: number, stamp: Stamp): Promise<void> {
  await sql.$executeRaw`
    UPDATE standard_comment SET resolved_at = ${stamp.at}::timestamptz, resolved_by = ${stamp.by}::int
    WHERE id = ${id} AND resolved_at IS NULL`
}
