import { type SkillStandardFile, standardPolicy } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import type { SkillOrigin } from '~/domain/standard-migration'
import type { Sql } from '~/facts/sql'
import { successionOf } from '~/facts/standard-migration'

type Stored = Pick<SkillStandardFile, 'standard' | 'tools' | 'categories' | 'skills'> & {
  policy: unknown
  roles: (Omit<SkillStandardFile['roles'][number], 'requiredLevels' | `mustHave${string}`> & {
    requirements: {
      skill: string
      level: 1 | 2 | 3 | 4
      mustHave: boolean
      mustHaveByRenewal: boolean
      group: number | null
    }[]
  })[]
}

/** All that a version says, as its file (canonical form): what `storeStandardDraft` stored, draft or published. */
export async function standardContent(sql: Sql, versionId: number): Promise<SkillStandardFile> {
  const [stored] = await sql.$queryRaw<Stored[]>`
    SELECT jsonb_strip_nulls(jsonb_build_object('code', v.code, 'version', v.version,
        'name', jsonb_build_object('ja', v.name, 'en', v.name_en))) AS standard, v.policy,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'partialFromFiscalYear', t.partial_from_fiscal_year,
          'fullFromFiscalYear', t.full_from_fiscal_year) ORDER BY t.id), '[]')
        FROM tool t WHERE t.standard_version_id = v.id) AS tools,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'order', c.position, 'shortName', c.short_name,
          'name', jsonb_strip_nulls(jsonb_build_object('ja', c.name, 'en', c.name_en)), 'description', c.description)
          ORDER BY c.position, c.id), '[]')
        FROM skill_category c WHERE c.standard_version_id = v.id) AS categories,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'category', c.code, 'order', s.position, 'shortName', s.short_name,
          'name', jsonb_strip_nulls(jsonb_build_object('ja', s.name, 'en', s.name_en)), 'tier', s.tier, 'tool', s.tool_code,
          'definition', s.definition, 'evidenceExamples', to_jsonb(s.evidence_examples), 'alignment', s.alignment,
          'levels', (SELECT coalesce(jsonb_agg(jsonb_build_object('level', l.level, 'indicator', l.indicator) ORDER BY l.level), '[]')
            FROM skill_level l WHERE l.skill_id = s.id)) ORDER BY s.position), '[]')
        FROM skill s JOIN skill_category c ON c.id = s.category_id WHERE s.standard_version_id = v.id) AS skills,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'kind', p.kind, 'description', p.description,
          'name', jsonb_strip_nulls(jsonb_build_object('ja', p.name, 'en', p.name_en)),
          'requirements', (SELECT coalesce(jsonb_agg(jsonb_build_object('skill', k.code, 'level', r.required_level,
              'mustHave', r.must_have, 'mustHaveByRenewal', r.must_have_by_renewal, 'group', r.any_of_group) ORDER BY k.position), '[]')
            FROM role_requirement r JOIN skill k ON k.id = r.skill_id WHERE r.profile_id = p.id)) ORDER BY p.position, p.id), '[]')
        FROM role_profile p WHERE p.standard_version_id = v.id) AS roles
    FROM standard_version v WHERE v.id = ${versionId}`
  if (!stored) throw new Error(`there is no version ${versionId} of the standard`)
  const { before, skills, dropped } = await successionOf(sql, versionId)
  const { policy, roles, ...file } = stored
  const origins = skills.flatMap(({ code, origin }): [string, SkillOrigin][] => (origin ? [[code, origin]] : []))
  return canonicalStandard(
    {
      ...file,
      ...standardPolicy.parse(policy),
      roles: roles.map(roleOfFile),
      succession: { skills: Object.fromEntries(origins), dropped },
    },
    new Set(before),
  )
}

function roleOfFile({ requirements, ...role }: Stored['roles'][number]): SkillStandardFile['roles'][number] {
  const codes = (wanted: (one: (typeof requirements)[number]) => boolean) =>
    requirements.filter(wanted).map((one) => one.skill)
  const groups = [...new Set(requirements.flatMap((one) => one.group ?? []))].sort((a, b) => a - b)
  return {
    ...role,
    requiredLevels: Object.fromEntries(requirements.map((one) => [one.skill, one.level])),
    mustHave: codes((one) => one.mustHave),
    mustHaveByRenewal: codes((one) => one.mustHaveByRenewal),
    mustHaveAnyOf: groups.map((group) => codes((one) => one.group === group)),
  }
}
