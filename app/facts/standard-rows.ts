import type { RoleOfFile, SkillStandardFile } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'

/* A standard as rows of its tables, written in one statement a table: what is not there is added, the rest changed. */

export type StandardRows = ReturnType<typeof rowsOf>

/** What the tables hold of a standard; categories, skills and roles in the order of the file, from 0 on. */
export function rowsOf(file: SkillStandardFile) {
  return {
    categories: categoryRows(file),
    tools: file.tools,
    skills: skillRows(file),
    levels: file.skills.flatMap((skill) => skill.levels.map((level) => ({ ...level, skill: skill.code }))),
    roles: file.roles.map((role, position) => ({
      code: role.code,
      position,
      name: role.name.ja,
      name_en: role.name.en ?? null,
      kind: role.kind,
      description: role.description,
    })),
    requirements: file.roles.flatMap(requirementRows),
  }
}

/** Adds these rows to a version, or changes them where they are there already. */
export async function writeRows(sql: Sql, versionId: number, rows: Partial<StandardRows>): Promise<void> {
  const told = (some: readonly unknown[] | undefined) => JSON.stringify(some ?? [])
  if (rows.categories?.length)
    await sql.$executeRaw`
    INSERT INTO skill_category (standard_version_id, code, position, name, name_en, short_name, description)
    SELECT ${versionId}::int, x.code, x.position, x.name, x.name_en, x.short_name, x.description
    FROM jsonb_to_recordset(${told(rows.categories)}::jsonb)
      AS x(code text, position int, name text, name_en text, short_name text, description text)
    ON CONFLICT (standard_version_id, code) DO UPDATE SET position = excluded.position, name = excluded.name,
      name_en = excluded.name_en, short_name = excluded.short_name, description = excluded.description`
  if (rows.tools?.length)
    await sql.$executeRaw`
    INSERT INTO tool (standard_version_id, code, name, partial_from_fiscal_year, full_from_fiscal_year)
    SELECT ${versionId}::int, x.code, x.name, x."partialFromFiscalYear", x."fullFromFiscalYear"
    FROM jsonb_to_recordset(${told(rows.tools)}::jsonb)
      AS x(code text, name text, "partialFromFiscalYear" int, "fullFromFiscalYear" int)`
  if (rows.skills?.length)
    await sql.$executeRaw`
    INSERT INTO skill (standard_version_id, category_id, code, position, name, short_name, name_en, tier, tool_code,
      definition, evidence_examples, alignment)
    SELECT ${versionId}::int, c.id, x.code, x.position, x.name, x.short_name, x.name_en, x.tier, x.tool_code,
      x.definition, x.evidence_examples, x.alignment
    FROM jsonb_to_recordset(${told(rows.skills)}::jsonb)
      AS x(code text, category text, position int, name text, short_name text, name_en text, tier text, tool_code text,
        definition text, evidence_examples text[], alignment jsonb)
    JOIN skill_category c ON c.standard_version_id = ${versionId}::int AND c.code = x.category
    ON CONFLICT (standard_version_id, code) DO UPDATE SET category_id = excluded.category_id, position = excluded.position,
      name = excluded.name, short_name = excluded.short_name, name_en = excluded.name_en, tier = excluded.tier,
      tool_code = excluded.tool_code, definition = excluded.definition, evidence_examples = excluded.evidence_examples,
      alignment = excluded.alignment`
  if (rows.levels?.length)
    await sql.$executeRaw`
    INSERT INTO skill_level (skill_id, level, indicator)
    SELECT s.id, x.level, x.indicator
    FROM jsonb_to_recordset(${told(rows.levels)}::jsonb) AS x(skill text, level smallint, indicator text)
    JOIN skill s ON s.standard_version_id = ${versionId}::int AND s.code = x.skill
    ON CONFLICT (skill_id, level) DO UPDATE SET indicator = excluded.indicator`
  if (rows.roles?.length)
    await sql.$executeRaw`
    INSERT INTO role_profile (standard_version_id, code, position, name, name_en, kind, description)
    SELECT ${versionId}::int, x.code, x.position, x.name, x.name_en, x.kind, x.description
    FROM jsonb_to_recordset(${told(rows.roles)}::jsonb)
      AS x(code text, position int, name text, name_en text, kind text, description text)
    ON CONFLICT (standard_version_id, code) DO UPDATE SET position = excluded.position, name = excluded.name,
      name_en = excluded.name_en, kind = excluded.kind, description = excluded.description`
  if (rows.requirements?.length)
    await sql.$executeRaw`
    INSERT INTO role_requirement (profile_id, skill_id, required_level, must_have, must_have_by_renewal, any_of_group)
    SELECT p.id, s.id, x.required_level, x.must_have, x.must_have_by_renewal, x.any_of_group
    FROM jsonb_to_recordset(${told(rows.requirements)}::jsonb)
      AS x(role text, skill text, required_level smallint, must_have boolean, must_have_by_renewal boolean, any_of_group int)
    JOIN role_profile p ON p.standard_version_id = ${versionId}::int AND p.code = x.role
    JOIN skill s ON s.standard_version_id = ${versionId}::int AND s.code = x.skill
    ON CONFLICT (profile_id, skill_id) DO UPDATE SET required_level = excluded.required_level,
      must_have = excluded.must_have, must_have_by_renewal = excluded.must_have_by_renewal,
      any_of_group = excluded.any_of_group`
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
