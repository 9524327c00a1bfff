import { proposedOrigin, type SkillOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'
import { type successionOf, writeOrigins } from '~/facts/standard-migration'

/*
 * Where the results of one skill of a draft come from, and what ends with it, changed one at a time: each change is a
 * row of the draft's history, in the values of the file's `succession` (what is proposed anyway is null there).
 */

export type StoredSuccession = Awaited<ReturnType<typeof successionOf>>

/** @param before the succession as it stands */
export async function changeOrigin(
  sql: Sql,
  versionId: number,
  { code, origin, before }: { code: string; origin: SkillOrigin; before: StoredSuccession },
  stamp: Stamp,
): Promise<void> {
  const known = new Set(before.before)
  const said = (one: SkillOrigin | null) =>
    one === null || JSON.stringify(one) === JSON.stringify(proposedOrigin(code, known)) ? null : one
  const was = before.skills.find((one) => one.code === code)?.origin ?? null
  await writeOrigins(sql, versionId, [{ code, origin }])
  await recordEdit(sql, versionId, { code, field: 'origin', before: said(was), after: said(origin) }, stamp)
}

/** @param reason null: the skill does not end after all */
export async function changeDropped(
  sql: Sql,
  versionId: number,
  { code, reason, before }: { code: string; reason: string | null; before: StoredSuccession },
  stamp: Stamp,
): Promise<void> {
  const was = before.dropped.find((one) => one.code === code)?.reason ?? null
  await sql.$executeRaw`DELETE FROM dropped_skill d WHERE d.standard_version_id = ${versionId} AND d.code = ${code}`
  if (reason !== null) {
    await sql.$executeRaw`
      INSERT INTO dropped_skill (standard_version_id, code, reason) VALUES (${versionId}::int, ${code}, ${reason})`
  }
  await recordEdit(sql, versionId, { code, field: 'dropped', before: was, after: reason }, stamp)
}

type Edit = { code: string; field: 'origin' | 'dropped'; before: unknown; after: unknown }

async function recordEdit(
  sql: Sql,
  versionId: number,
  { code, field, before, after }: Edit,
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO standard_edit (standard_version_id, subject, field, before, after, recorded_at, recorded_by)
    VALUES (${versionId}::int, ${`skill:${code}`}, ${field}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb,
      ${stamp.at}::timestamptz, ${stamp.by}::int)`
}
