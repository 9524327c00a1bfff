import { type SkillStandardFile, standardPolicy } from '~/domain/skill-standard'
import { type MadeEdit, sameValue } from '~/domain/standard-edit'
import { proposedOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'
import { successionOf, writeDropped, writeOrigins } from '~/facts/standard-migration'
import { rowsOf, writeRows } from '~/facts/standard-rows'

/* A draft is changed row by row, so that what nobody touched stays what it is; every change is a row of its history. */

/** Makes the tables of a draft say `after` where they said `before`. */
export async function changeContent(
  sql: Sql,
  versionId: number,
  before: SkillStandardFile,
  after: SkillStandardFile,
): Promise<void> {
  await changeVersion(sql, versionId, before, after)
  const was = rowsOf(before)
  const is = rowsOf(after)
  if (!sameValue(was.tools, is.tools)) {
    await sql.$executeRaw`DELETE FROM tool t WHERE t.standard_version_id = ${versionId}`
    await writeRows(sql, versionId, { tools: is.tools })
  }
  await writeRows(sql, versionId, { categories: changed(was.categories, is.categories) })
  await changeSkills(sql, versionId, was, is)
  await dropRows(sql, versionId, gone(was.categories, is.categories), 'skill_category')
  await dropRows(sql, versionId, gone(was.roles, is.roles), 'role_profile')
  await writeRows(sql, versionId, {
    roles: changed(was.roles, is.roles),
    requirements: is.requirements.filter((one) => !was.requirements.some((other) => sameValue(one, other))),
  })
  await dropRequirements(
    sql,
    versionId,
    was.requirements.filter(
      (one) => !is.requirements.some(({ role, skill }) => role === one.role && skill === one.skill),
    ),
  )
  await changeSuccession(sql, versionId, before, after)
}

/** Adds edits to the history of a draft; several made at once carry the same instant. */
export async function recordEdits(
  sql: Sql,
  versionId: number,
  edits: readonly (MadeEdit & { undoesId?: number })[],
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO standard_edit (standard_version_id, subject, field, before, after, undoes_id, recorded_at, recorded_by)
    SELECT ${versionId}::int, x.edit ->> 'subject', x.edit ->> 'field', x.edit -> 'before', x.edit -> 'after',
      (x.edit ->> 'undoesId')::int, ${stamp.at}::timestamptz, ${stamp.by}::int
    FROM jsonb_array_elements(${JSON.stringify(edits)}::jsonb) WITH ORDINALITY AS x(edit, place) ORDER BY x.place`
}

async function changeVersion(
  sql: Sql,
  versionId: number,
  before: SkillStandardFile,
  after: SkillStandardFile,
): Promise<void> {
  const [was, is] = [before, after].map((file) => ({ ...file.standard, policy: standardPolicy.parse(file) }))
  if (!is || sameValue(was, is)) return
  await sql.$executeRaw`
    UPDATE standard_version SET version = ${is.version}, name = ${is.name.ja}, name_en = ${is.name.en ?? null},
      policy = ${JSON.stringify(is.policy)}::jsonb WHERE id = ${versionId}`
}

type Rows = ReturnType<typeof rowsOf>

/** The place of each skill is its own, so all of them step aside while places change. */
async function changeSkills(sql: Sql, versionId: number, was: Rows, is: Rows): Promise<void> {
  await dropRows(sql, versionId, gone(was.skills, is.skills), 'skill')
  const placesOf = (rows: Rows) => rows.skills.map(({ code }) => code)
  const moved = !sameValue(placesOf(was), placesOf(is))
  if (moved) {
    await sql.$executeRaw`
      UPDATE skill s SET position = s.position + 1000000 WHERE s.standard_version_id = ${versionId}`
  }
  await writeRows(sql, versionId, {
    skills: moved ? is.skills : changed(was.skills, is.skills),
    levels: is.levels.filter((one) => !was.levels.some((other) => sameValue(one, other))),
  })
}

async function changeSuccession(
  sql: Sql,
  versionId: number,
  before: SkillStandardFile,
  after: SkillStandardFile,
): Promise<void> {
  const codes = (file: SkillStandardFile) => file.skills.map(({ code }) => code)
  if (sameValue(before.succession, after.succession) && sameValue(codes(before).sort(), codes(after).sort())) return
  const stored = await successionOf(sql, versionId)
  const known = new Set(stored.before)
  const told = new Map(Object.entries(after.succession?.skills ?? {}))
  const origins = stored.skills.flatMap(({ code, origin }) => {
    const touched = origin === null || !sameValue(before.succession?.skills[code], after.succession?.skills[code])
    return touched ? [{ code, origin: told.get(code) ?? proposedOrigin(code, known) }] : []
  })
  if (origins.length > 0) await writeOrigins(sql, versionId, origins)
  const dropped = after.succession?.dropped ?? []
  if (!sameValue(before.succession?.dropped ?? [], dropped)) await writeDropped(sql, versionId, dropped)
}

async function dropRows(
  sql: Sql,
  versionId: number,
  codes: readonly string[],
  table: 'skill' | 'skill_category' | 'role_profile',
): Promise<void> {
  if (codes.length === 0) return
  await sql.$executeRawUnsafe(
    `DELETE FROM ${table} WHERE standard_version_id = $1 AND code = ANY ($2::text[])`,
    versionId,
    codes,
  )
}

async function dropRequirements(
  sql: Sql,
  versionId: number,
  rows: readonly { role: string; skill: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql.$executeRaw`
    DELETE FROM role_requirement r USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(role text, skill text),
      role_profile p, skill s
    WHERE p.standard_version_id = ${versionId}::int AND p.code = x.role AND s.standard_version_id = ${versionId}::int
      AND s.code = x.skill AND r.profile_id = p.id AND r.skill_id = s.id`
}

function changed<Row extends { code: string }>(was: readonly Row[], is: readonly Row[]): Row[] {
  const before = new Map(was.map((row) => [row.code, row]))
  return is.filter((row) => !sameValue(before.get(row.code), row))
}

function gone(was: readonly { code: string }[], is: readonly { code: string }[]): string[] {
  const left = new Set(is.map(({ code }) => code))
  return was.map(({ code }) => code).filter((code) => !left.has(code))
}

/** Throws a draft away, with all that hangs on it. */
export async function dropDraft(sql: Sql, versionId: number): Promise<void> {
  await sql.$executeRaw`DELETE FROM standard_version v WHERE v.id = ${versionId} AND v.state = 'draft'`
}
