import type { CityDate } from '~/domain/calendar'
import type { Tier } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'

/** A published version of the ITスキル標準 as pages and decisions use it. It never changes once published. */
export type Standard = {
  id: number
  code: string
  version: string
  name: string
  state: string
  effectiveFrom: CityDate | null
  policy: unknown
  categories: StandardCategory[]
  /** In the order of the standard: `skills[n].position === n`. */
  skills: StandardSkill[]
  tools: { code: string; name: string; partialFromFiscalYear: number | null; fullFromFiscalYear: number | null }[]
  profiles: StandardProfile[]
}
type StandardCategory = { code: string; name: string; shortName: string; description: string }
export type StandardSkill = {
  skillId: number
  position: number
  code: string
  categoryCode: string
  name: string
  shortName: string
  nameEn: string | null
  tier: Tier
  toolCode: string | null
  definition: string
  evidenceExamples: string[]
  /** Behavioural indicators, index = level 0–4. */
  indicators: string[]
}
export type StandardProfile = {
  code: string
  name: string
  kind: 'baseline' | 'position' | 'certified' | 'designated' | 'appointed'
  description: string
  requirements: {
    skillId: number
    requiredLevel: number
    mustHave: boolean
    mustHaveByRenewal: boolean
    anyOfGroup: number | null
  }[]
}

/** Published versions never change, so each is read once a process. */
const published = new Map<number, Standard>()

/** The version in force on a day; null before the first one. */
export async function standardInForce(sql: Sql, day: CityDate): Promise<Standard | null> {
  const [row] = await sql.$queryRaw<{ id: number | null }[]>`SELECT standard_in_force(${day}::date) AS id`
  return row?.id ? standardById(sql, row.id) : null
}

/** A version that was published, by its number; null when there is none. */
export async function publishedVersion(sql: Sql, version: string): Promise<Standard | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT v.id FROM standard_version v WHERE v.version = ${version} AND v.state IN ('published', 'retired')
    ORDER BY v.effective_from DESC, v.id DESC LIMIT 1`
  return row ? standardById(sql, row.id) : null
}

/** A version by id, draft or published; null when there is none. */
export async function standardById(sql: Sql, id: number): Promise<Standard | null> {
  const known = published.get(id)
  if (known) return known
  const standard = await readStandard(sql, id)
  if (standard && ['published', 'retired'].includes(standard.state)) published.set(id, standard)
  return standard
}

/** The draft of a standard, or else the version published last; null when there is none of that code. */
export async function latestVersionOf(sql: Sql, code: string): Promise<Standard | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT v.id FROM standard_version v WHERE v.code = ${code}
    ORDER BY v.state IN ('draft', 'review') DESC, v.effective_from DESC, v.id DESC LIMIT 1`
  return row ? standardById(sql, row.id) : null
}

async function readStandard(sql: Sql, id: number): Promise<Standard | null> {
  const [standard] = await sql.$queryRaw<Standard[]>`
    SELECT v.id, v.code, v.version, v.name, v.state, v.effective_from::text AS "effectiveFrom", v.policy,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'shortName', c.short_name, 'description', c.description)
        ORDER BY c.position), '[]') FROM skill_category c WHERE c.standard_version_id = v.id) AS categories,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('skillId', s.id, 'position', s.position, 'code', s.code, 'categoryCode', c.code,
          'name', s.name, 'shortName', s.short_name, 'nameEn', s.name_en, 'tier', s.tier, 'toolCode', s.tool_code,
          'definition', s.definition, 'evidenceExamples', to_jsonb(s.evidence_examples),
          'indicators', (SELECT jsonb_agg(l.indicator ORDER BY l.level) FROM skill_level l WHERE l.skill_id = s.id))
        ORDER BY s.position), '[]') FROM skill s JOIN skill_category c ON c.id = s.category_id WHERE s.standard_version_id = v.id) AS skills,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'partialFromFiscalYear', t.partial_from_fiscal_year,
          'fullFromFiscalYear', t.full_from_fiscal_year) ORDER BY t.id), '[]') FROM tool t WHERE t.standard_version_id = v.id) AS tools,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'name', p.name, 'kind', p.kind, 'description', p.description,
          'requirements', (SELECT coalesce(jsonb_agg(jsonb_build_object('skillId', r.skill_id, 'requiredLevel', r.required_level,
              'mustHave', r.must_have, 'mustHaveByRenewal', r.must_have_by_renewal, 'anyOfGroup', r.any_of_group) ORDER BY k.position), '[]')
            FROM role_requirement r JOIN skill k ON k.id = r.skill_id WHERE r.profile_id = p.id))
        ORDER BY p.position), '[]') FROM role_profile p WHERE p.standard_version_id = v.id) AS profiles
    FROM standard_version v WHERE v.id = ${id}`
  return standard ?? null
}
