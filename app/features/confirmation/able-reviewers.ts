import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

export type AbleReviewer = { personId: number; name: string; role: 'DX_MASTER' | 'TECH_OFFICER'; skillIds: number[] }

/** Masters whose own level is 3 or more in a skill, then the officer, who may confirm all of them (confirmationPolicy). */
export async function ableReviewers(sql: Sql, skillIds: readonly number[], today: CityDate): Promise<AbleReviewer[]> {
  return sql.$queryRaw<AbleReviewer[]>`
    SELECT h.person_id AS "personId", p.name, h.role,
      CASE WHEN h.role = 'TECH_OFFICER' THEN ${[...skillIds]}::int[]
        ELSE coalesce(array_agg(k.id) FILTER (WHERE l.level >= 3), '{}') END AS "skillIds"
    FROM role_holders_on(${today}::date) h
    JOIN particulars_on(${today}::date) p ON p.person_id = h.person_id
    CROSS JOIN (SELECT DISTINCT x.id FROM unnest(${[...skillIds]}::int[]) AS x(id)) k
    LEFT JOIN LATERAL latest_level(h.person_id, k.id, ${today}::date) l ON true
    WHERE h.role IN ('DX_MASTER', 'TECH_OFFICER')
      AND NOT EXISTS (SELECT 1 FROM leaves_on(${today}::date) v WHERE v.person_id = h.person_id)
    GROUP BY h.person_id, p.name, h.role
    ORDER BY h.role, p.name`
}
