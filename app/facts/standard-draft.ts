import type { CityDate } from '~/domain/calendar'
import type { RoleOfFile, SkillStandardFile } from '~/domain/skill-standard'
import { standardPolicy } from '~/domain/skill-standard'
import { proposedOrigin } from '~/domain/standard-migration'
import type { Sql, Stamp } from '~/facts/sql'
import { migrateAll, successionOf, writeDropped, writeOrigins } from '~/facts/standard-migration'

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
  await storeSkills(sql, row.id, file)
  await storeRoles(sql, row.id, file.roles)
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

async function storeSkills(sql: Sql, versionId: number, file: SkillStandardFile): Promise<void> {
  await sql.$executeRawUnsafe(
    `INSERT INTO skill_category (standard_version_id, code, position, name, name_en, short_name, description)
     SELECT $1, x.code, x.position, x.name, x.name_en, x.short_name, x.description
     FROM jsonb_to_recordset($2::jsonb)
       AS x(code text, position int, name text, name_en text, short_name text, description text)`,
    versionId,
    JSON.stringify(categoryRows(file)),
  )
  await sql.$executeRawUnsafe(
    `INSERT INTO tool (standard_version_id, code, name, partial_from_fiscal_year, full_from_fiscal_year)
     SELECT $1, x.code, x.name, x."partialFromFiscalYear", x."fullFromFiscalYear"
     FROM jsonb_to_recordset($2::jsonb)
       AS x(code text, name text, "partialFromFiscalYear" int, "fullFromFiscalYear" int)`,
    versionId,
    JSON.stringify(file.tools),
  )
  await sql.$executeRawUnsafe(
    `INSERT INTO skill (standard_version_id, category_id, code, position, name, short_name, name_en, tier, tool_code,
                        definition, evidence_examples, alignment)
     SELECT $1, c.id, x.code, x.position, x.name, x.short_name, x.name_en, x.tier, x.tool_code,
            x.definition, x.evidence_examples, x.alignment
     FROM jsonb_to_recordset($2::jsonb)
       AS x(code text, category text, position int, name text, short_name text, name_en text, tier text, tool_code text,
            definition text, evidence_examples text[], alignment jsonb)
     JOIN skill_category c ON c.standard_version_id = $1 AND c.code = x.category`,
    versionId,
    JSON.stringify(skillRows(file)),
  )
  await sql.$executeRawUnsafe(
    `INSERT INTO skill_level (skill_id, level, indicator)
     SELECT s.id, x.level, x.indicator
     FROM jsonb_to_recordset($2::jsonb) AS x(skill text, level smallint, indicator text)
     JOIN skill s ON s.standard_version_id = $1 AND s.code = x.skill`,
    versionId,
    JSON.stringify(file.skills.flatMap((skill) => skill.levels.map((level) => ({ ...level, skill: skill.code })))),
  )
}

async function storeRoles(sql: Sql, versionId: number, roles: readonly RoleOfFile[]): Promise<void> {
  await sql.$executeRawUnsafe(
    `INSERT INTO role_profile (standard_version_id, code, position, name, name_en, kind, description)
     SELECT $1, x.code, x.position, x.name, x.name_en, x.kind, x.description
     FROM jsonb_to_recordset($2::jsonb)
       AS x(code text, position int, name text, name_en text, kind text, description text)`,
    versionId,
    JSON.stringify(
      roles.map((role, position) => ({ ...role, name: role.name.ja, name_en: role.name.en ?? null, position })),
    ),
  )
  await sql.$executeRawUnsafe(
    `INSERT INTO role_requirement (profile_id, skill_id, required_level, must_have, must_have_by_renewal, any_of_group)
     SELECT p.id, s.id, x.required_level, x.must_have, x.must_have_by_renewal, x.any_of_group
     FROM jsonb_to_recordset($2::jsonb)
       AS x(role text, skill text, required_level smallint, must_have boolean, must_have_by_renewal boolean, any_of_group int)
     JOIN role_profile p ON p.standard_version_id = $1 AND p.code = x.role
     JOIN skill s ON s.standard_version_id = $1 AND s.code = x.skill`,
    versionId,
    JSON.stringify(roles.flatMap(requirementRows)),
  )
}

function categoryRows(file: SkillStandardFile) {
  return inOrder(file.categories).map((category, position) => ({
    code: category.code,
    position,
    name: category.name.ja,
    name_en: category.name.en ?? null,
    short_name: category.shortName ?? category.name.ja,
    description: category.description,
  }))
}

function skillRows(file: SkillStandardFile) {
  return inOrder(file.skills).map((skill, position) => ({
    code: skill.code,
    category: skill.category,
    position,
    name: skill.name.ja,
    short_name: skill.shortName ?? skill.name.ja,
    name_en: skill.name.en ?? null,
    tier: skill.tier,
    tool_code: skill.tool,
    definition: skill.definition,
    evidence_examples: skill.evidenceExamples,
    alignment: skill.alignment,
  }))
}

function requirementRows(role: RoleOfFile) {
  return Object.entries(role.requiredLevels)
    .filter(([, level]) => level > 0)
    .map(([skill, level]) => {
      const group = role.mustHaveAnyOf.findIndex((skills) => skills.includes(skill))
      return {
        role: role.code,
        skill,
        required_level: level,
        must_have: role.mustHave.includes(skill),
        must_have_by_renewal: role.mustHaveByRenewal.includes(skill),
        any_of_group: group < 0 ? null : group + 1,
      }
    })
}

function inOrder<T extends { order: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.order - b.order)
}
