import { proposedOrigin, type SkillOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'
import { recordEdits } from '~/facts/standard-edits'
import { type successionOf, writeOrigins } from '~/facts/standard-migration'

/*
 * Where the results of one skill of a draft come from, and what ends with it, changed one at a time: each change is a
 * row of the draft's history, in the values of the file's `succession` (what is proposed anyway is null there).
 */

type StoredSuccession = Awaited<ReturnType<typeof successionOf>>

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
  const edit = { subject: `skill:${code}`, field: 'origin', before: said(was), after: said(origin) }
  await recordEdits(sql, versionId, [edit], stamp)
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
  await recordEdits(sql, versionId, [{ subject: `skill:${code}`, field: 'dropped', before: was, after: reason }], stamp)
}
