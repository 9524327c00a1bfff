import type { CityDate } from '~/domain/calendar'
import type { SkillOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'

/*
 * Results taken over by a new version of the standard are confirmations of source `migration`: never recorded by hand,
 * always what the origins of its skills say of the results in the version before (SQL function migrated_levels).
 */

type OriginRow = { code: string; kind: SkillOrigin['kind'] | null; cap: number | null; fromCodes: string[] }

/** The skills of a version with their origins (null: undecided), and the codes of the version before that it drops. */
export async function successionOf(sql: Sql, versionId: number) {
  const rows = await sql.$queryRaw<OriginRow[]>`
    SELECT s.code, o.kind, o.cap::int AS cap, coalesce(o.from_codes, '{}') AS "fromCodes"
    FROM skill s LEFT JOIN skill_origin o ON o.skill_id = s.id
    WHERE s.standard_version_id = ${versionId} ORDER BY s.position`
  const dropped = await sql.$queryRaw<{ code: string; reason: string }[]>`
    SELECT d.code, d.reason FROM dropped_skill d WHERE d.standard_version_id = ${versionId} ORDER BY d.code`
  const before = await sql.$queryRaw<{ code: string }[]>`
    SELECT s.code FROM standard_version v JOIN skill s ON s.standard_version_id = v.predecessor_id
    WHERE v.id = ${versionId} ORDER BY s.position`
  return {
    before: before.map(({ code }) => code),
    skills: rows.map((row) => ({ code: row.code, origin: originOf(row) })),
    dropped,
  }
}

/** Writes where the results of a draft's skills come from, in place of what was written before. */
export async function writeOrigins(
  sql: Sql,
  versionId: number,
  origins: readonly { code: string; origin: SkillOrigin }[],
): Promise<void> {
  const rows = origins.map(({ code, origin }) => ({
    code,
    kind: origin.kind,
    cap: origin.kind === 'carry_capped' ? origin.cap : null,
    from_codes: origin.kind === 'new' ? [] : [origin.from].flat(),
  }))
  await sql.$executeRaw`
    INSERT INTO skill_origin (skill_id, kind, cap, from_codes)
    SELECT s.id, x.kind, x.cap, x.from_codes
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(code text, kind text, cap smallint, from_codes text[])
    JOIN skill s ON s.standard_version_id = ${versionId} AND s.code = x.code
    ON CONFLICT (skill_id) DO UPDATE SET kind = excluded.kind, cap = excluded.cap, from_codes = excluded.from_codes`
}

/** Writes which skills of the version before end with a draft, and why, in place of what was written before. */
export async function writeDropped(
  sql: Sql,
  versionId: number,
  dropped: readonly { code: string; reason: string }[],
): Promise<void> {
  await sql.$executeRaw`DELETE FROM dropped_skill d WHERE d.standard_version_id = ${versionId}`
  await sql.$executeRaw`
    INSERT INTO dropped_skill (standard_version_id, code, reason)
    SELECT ${versionId}::int, x.code, x.reason
    FROM jsonb_to_recordset(${JSON.stringify(dropped)}::jsonb) AS x(code text, reason text)`
}

/** Records what a version takes over, in one statement. @returns how many levels */
export function migrateAll(sql: Sql, versionId: number, from: CityDate, stamp: Stamp): Promise<number> {
  return sql.$executeRaw`
    INSERT INTO confirmation (person_id, skill_id, level, confirmed_on, confirmed_by_id, confirmed_as, source, round_id,
      recorded_at, recorded_by, import_id)
    SELECT m.person_id, m.skill_id, m.level, m.confirmed_on, m.confirmed_by_id, m.confirmed_as, 'migration', m.round_id,
      ${stamp.at}::timestamptz, ${stamp.by}::int, ${stamp.importId ?? null}::int
    FROM migrated_levels(${versionId}::int, ${from}::date, NULL) m ORDER BY m.person_id, m.skill_id`
}

/**
 * Those in office on a day who had a result on which a skill of a published version builds, and have none in it: to be
 * asked anew (domain: fate `reassess`).
 */
export async function peopleAskedAnew(sql: Sql, versionId: number, day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT c.person_id AS "personId"
    FROM standard_version v
    JOIN skill n ON n.standard_version_id = v.id
    JOIN skill_origin o ON o.skill_id = n.id
    JOIN skill s ON s.standard_version_id = v.predecessor_id AND s.code = ANY (o.from_codes)
    JOIN confirmation c ON c.skill_id = s.id AND c.voided_at IS NULL AND c.confirmed_on <= ${day}::date
    JOIN employments_on(${day}::date) e ON e.person_id = c.person_id
    WHERE v.id = ${versionId} AND NOT EXISTS (SELECT 1 FROM confirmation m
      WHERE m.person_id = c.person_id AND m.skill_id = n.id AND m.voided_at IS NULL AND m.confirmed_on <= ${day}::date)
    ORDER BY 1`
  return rows.map(({ personId }) => personId)
}

/**
 * A result was confirmed or taken back in a version that has successors: they take over what it says now. A round that
 * finishes on its own version comes here, and every undo of a confirmation.
 * @param ids the confirmations
 * @returns the confirmations that were recorded and taken back with them
 */
export async function followIntoSuccessors(sql: Sql, ids: readonly number[], stamp: Stamp): Promise<number[]> {
  const followed: number[] = []
  for (let touched = ids; touched.length > 0; ) {
    touched = await followOnce(sql, touched, stamp)
    followed.push(...touched)
  }
  return followed
}

async function followOnce(sql: Sql, ids: readonly number[], stamp: Stamp): Promise<number[]> {
  const rows = await sql.$queryRaw<{ versionId: number; from: CityDate; personIds: number[]; skillIds: number[] }[]>`
    SELECT w.id AS "versionId", w.effective_from::text AS from, array_agg(DISTINCT c.person_id) AS "personIds",
      array_agg(DISTINCT n.id) AS "skillIds"
    FROM confirmation c JOIN skill s ON s.id = c.skill_id
    JOIN standard_version w ON w.predecessor_id = s.standard_version_id AND w.state IN ('published', 'retired')
    JOIN skill n ON n.standard_version_id = w.id JOIN skill_origin o ON o.skill_id = n.id AND s.code = ANY (o.from_codes)
    WHERE c.id = ANY (${[...ids]}::int[]) GROUP BY w.id, w.effective_from`
  const changed: number[] = []
  for (const row of rows) changed.push(...(await migrateAnew(sql, row, stamp)))
  return changed
}

/** Takes back the migrated rows that the origins no longer say, and records those that are not there yet. */
async function migrateAnew(
  sql: Sql,
  {
    versionId,
    from,
    personIds,
    skillIds,
  }: { versionId: number; from: CityDate; personIds: number[]; skillIds: number[] },
  stamp: Stamp,
): Promise<number[]> {
  const rows = await sql.$queryRaw<{ id: number }[]>`
    WITH told AS MATERIALIZED (
      SELECT m.* FROM migrated_levels(${versionId}::int, ${from}::date, ${personIds}::int[]) m WHERE m.skill_id = ANY (${skillIds}::int[])
    ), stored AS MATERIALIZED (
      SELECT c.id, c.person_id, c.skill_id, c.level, c.confirmed_on FROM confirmation c
      WHERE c.source = 'migration' AND c.voided_at IS NULL AND c.person_id = ANY (${personIds}::int[]) AND c.skill_id = ANY (${skillIds}::int[])
    ), taken_back AS (
      UPDATE confirmation c SET voided_at = ${stamp.at}::timestamptz, voided_by = ${stamp.by}::int
      FROM stored s WHERE c.id = s.id AND NOT EXISTS (SELECT 1 FROM told t
        WHERE (t.person_id, t.skill_id, t.level, t.confirmed_on) = (s.person_id, s.skill_id, s.level, s.confirmed_on))
      RETURNING c.id
    ), recorded AS (
      INSERT INTO confirmation (person_id, skill_id, level, confirmed_on, confirmed_by_id, confirmed_as, source, round_id, recorded_at, recorded_by)
      SELECT t.person_id, t.skill_id, t.level, t.confirmed_on, t.confirmed_by_id, t.confirmed_as, 'migration', t.round_id,
        ${stamp.at}::timestamptz, ${stamp.by}::int
      FROM told t WHERE NOT EXISTS (SELECT 1 FROM stored s
        WHERE (t.person_id, t.skill_id, t.level, t.confirmed_on) = (s.person_id, s.skill_id, s.level, s.confirmed_on))
      RETURNING id
    )
    SELECT id FROM taken_back UNION ALL SELECT id FROM recorded`
  return rows.map(({ id }) => id)
}

function originOf({ kind, cap, fromCodes }: OriginRow): SkillOrigin | null {
  const [from = ''] = fromCodes
  switch (kind) {
    case null:
      return null
    case 'new':
      return { kind }
    case 'carry_capped':
      return { kind, from, cap: cap ?? 0 }
    case 'carry':
    case 'split':
      return { kind, from }
    default:
      return { kind, from: fromCodes }
  }
}
