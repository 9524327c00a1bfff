import type { CityDate } from '~/domain/calendar'
import type { MadeEdit } from '~/domain/standard-edit'
import type { Sql } from '~/facts/sql'

/** An edit of a draft as it was made. */
type StoredEdit = MadeEdit & {
  id: number
  undoesId: number | null
  /** Whether a later edit has taken it back (and was not taken back itself). */
  undone: boolean
}
/** `at` is the city's time, `2026-11-25 14:32`. Edits made at once have the same `step`. */
export type ToldEdit = StoredEdit & { at: string; by: string; step: number }

/** The edits that were made at once with one, itself among them, in the order in which they were made. */
export function stepOf(sql: Sql, versionId: number, editId: number): Promise<StoredEdit[]> {
  return sql.$queryRaw<StoredEdit[]>`
    SELECT e.id, e.subject, e.field, e.before, e.after, e.undoes_id AS "undoesId", edit_is_undone(e.id) AS undone
    FROM standard_edit one JOIN standard_edit e ON e.standard_version_id = one.standard_version_id
      AND e.recorded_at = one.recorded_at AND e.recorded_by IS NOT DISTINCT FROM one.recorded_by
    WHERE one.id = ${editId} AND one.standard_version_id = ${versionId} ORDER BY e.id`
}

/** Who changed last, after an edit, what it is about; names as of a day. */
export async function laterEditOf(
  sql: Sql,
  versionId: number,
  { id, subject, field }: { id: number; subject: string; field: string },
  day: CityDate,
): Promise<{ at: string; by: string } | null> {
  const [row] = await sql.$queryRaw<{ at: string; by: string }[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT to_char(e.recorded_at AT TIME ZONE 'Asia/Tokyo', 'FMMM/FMDD HH24:MI') AS at, coalesce(i.name, a.display_name, '取り込み') AS by
    FROM clock CROSS JOIN standard_edit e LEFT JOIN account a ON a.id = e.recorded_by
    LEFT JOIN particulars_on(clock.d) i ON i.person_id = a.person_id
    WHERE e.standard_version_id = ${versionId} AND e.id > ${id} AND e.subject = ${subject}
      AND (e.field = ${field} OR ${field} = 'whole' OR e.field = 'whole')
    ORDER BY e.id DESC LIMIT 1`
  return row ?? null
}

/** The history of a draft, the last edit first; names as of a day. @param before only edits earlier than this one */
export function editsOf(
  sql: Sql,
  versionId: number,
  { day, before, most }: { day: CityDate; before: number | null; most: number },
): Promise<ToldEdit[]> {
  return sql.$queryRaw<ToldEdit[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT e.id, e.subject, e.field, e.before, e.after, e.undoes_id AS "undoesId", edit_is_undone(e.id) AS undone,
      to_char(e.recorded_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS at, coalesce(i.name, a.display_name, '取り込み') AS by,
      min(e.id) OVER (PARTITION BY e.recorded_at, e.recorded_by)::int AS step
    FROM clock CROSS JOIN standard_edit e LEFT JOIN account a ON a.id = e.recorded_by
    LEFT JOIN particulars_on(clock.d) i ON i.person_id = a.person_id
    WHERE e.standard_version_id = ${versionId} AND (${before}::int IS NULL OR e.id < ${before}::int)
    ORDER BY e.id DESC LIMIT ${most}`
}
