import type { Sql } from '~/facts/sql'

type AlignableFramework = { code: string; name: string; items: { code: string; title: string }[] }

/**
 * The outside frameworks, of each the one last brought in, with what a skill can be aligned to: areas and competences,
 * not their statements. A version that stands in the name already is not said again.
 */
export function alignableFrameworks(sql: Sql): Promise<AlignableFramework[]> {
  return sql.$queryRaw<AlignableFramework[]>`
    SELECT DISTINCT ON (f.code) f.code,
      CASE WHEN strpos(f.name, f.version) > 0 THEN f.name ELSE f.name || ' ' || f.version END AS name,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'title', i.title) ORDER BY i.position), '[]')
        FROM framework_item i WHERE i.framework_id = f.id AND i.kind IN ('area', 'competence')) AS items
    FROM framework f ORDER BY f.code, f.id DESC`
}
