import type { CityDate } from '~/domain/calendar'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { standardPolicy } from '~/domain/skill-standard'
import { proposedOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'
import { migrateAll, successionOf, writeDropped, writeOrigins } from '~/facts/standard-migration'
import { rowsOf, writeRows } from '~/facts/standard-rows'

/*
 * A standard comes in as a draft, which a later draft of the same code replaces, and is then published for good
 * (decisions › Time: publishing adds confirmations of source `migration`). One statement a table.
 */

type StoredDraft = { stored: true; versionId: number } | { stored: false; reason: string }

/** Stores the file as the one draft of its code. Refused when this version is published already. */
export async function storeStandardDraft(sql: Sql, file: SkillStandardFile, stamp: Stamp): Promise<StoredDraft> {
  const { code, version, name } = file.standard
  const published = await sql.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM standard_version WHERE code = $1 AND version = $2 AND state IN ('published', 'retired')`,
    code,
    version,
  )
  if (published.length > 0) {
    return {
      stored: false,
      reason: `第 ${version} 版は公開済みで、もう変わりません。standard.version を上げてください。`,
    }
  }
  await sql.$executeRawUnsafe(`DELETE FROM standard_version WHERE code = $1 AND state IN ('draft', 'review')`, code)
  const [row] = await sql.$queryRawUnsafe<{ id: number }[]>(
    `INSERT INTO standard_version (code, version, name, name_en, state, policy, import_id, predecessor_id)
     VALUES ($1, $2, $3, $6, 'draft', $4::jsonb, $5::int, (SELECT v.id FROM standard_version v
       WHERE v.code = $1 AND v.state = 'published' ORDER BY v.effective_from DESC, v.id DESC LIMIT 1)) RETURNING id`,
    code,
    version,
    name.ja,
    JSON.stringify(standardPolicy.parse(file)),
    stamp.importId ?? null,
    name.en ?? null,
  )
  if (!row) throw new Error('the draft of the standard was not stored')
  await writeRows(sql, row.id, rowsOf(file))
  await storeSuccession(sql, row.id, file.succession)
  return { stored: true, versionId: row.id }
}

/**
 * Puts a draft in force from a day. Confirmed levels of the version before are taken over as the origins of its skills
 * say, with the day and the confirmer that they had. `current_level` is the caller's to rebuild.
 * @returns how many levels were taken over, or null when there is no such draft
 */
export async function publishStandard(
  sql: Sql,
  versionId: number,
  effectiveFrom: CityDate,
  stamp: Stamp,
): Promise<number | null> {
  const published = await sql.$executeRawUnsafe(
    `UPDATE standard_version SET state = 'published', effective_from = $2::date, published_at = $3::timestamptz
     WHERE id = $1 AND state IN ('draft', 'review')`,
    versionId,
    effectiveFrom,
    stamp.at,
  )
  if (published === 0) return null
  return migrateAll(sql, versionId, effectiveFrom, stamp)
}

/** Results go to the skill of the same code, unless the file says otherwise. */
async function storeSuccession(
  sql: Sql,
  versionId: number,
  succession: SkillStandardFile['succession'],
): Promise<void> {
  const { before, skills } = await successionOf(sql, versionId)
  const known = new Set(before)
  const told = new Map(Object.entries(succession?.skills ?? {}))
  await writeOrigins(
    sql,
    versionId,
    skills.map(({ code }) => ({ code, origin: told.get(code) ?? proposedOrigin(code, known) })),
  )
  await writeDropped(sql, versionId, succession?.dropped ?? [])
}
