import type { Sql } from '~/facts/sql'

export type AlignableFramework = { code: string; name: string; items: { code: string; title: string }[] }

/** The outside frameworks with what a skill can be aligned to: areas and competences, not their statements. */
export function alignableFrameworks(sql: Sql): Promise<AlignableFramework[]> {
  return sql.$queryRaw<AlignableFramework[]>`
    SELECT DISTINCT ON (f.code) f.code, f.name || ' ' || f.version AS name,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'title', i.title) ORDER BY i.position), '[]')
        FROM framework_item i WHERE i.framework_id = f.id AND i.kind IN ('area', 'competence')) AS items
    FROM framework f ORDER BY f.code, f.id DESC`
}
