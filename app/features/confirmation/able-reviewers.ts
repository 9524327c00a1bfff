import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

export type AbleReviewer = { personId: number; name: string; role: 'DX_MASTER' | 'TECH_OFFICER'; skillIds: number[] }

/** Masters whose own level is 3 or more in a skill, then the officer, who may confirm all of them (confirmationPolicy). */
export async function ableReviewers(sql: Sql, skillIds: readonly number[], today: CityDate): Promise<AbleReviewer[]> {
  return sql.$queryRaw<AbleReviewer[]>`
    SELECT h.person_id AS "personId", p.name, h.role,
      CASE WHEN h.role = 'TECH_OFFICER' THEN ${[...skillIds]}::int[]
        ELSE coalesce(array_agg(l.skill_id) FILTER (WHERE l.skill_id IS NOT NULL), '{}') END AS "skillIds"
    FROM role_holders_on(${today}::date) h
    JOIN particulars_on(${today}::date) p ON p.person_id = h.person_id
    LEFT JOIN current_level l ON l.person_id = h.person_id AND l.level >= 3 AND l.skill_id = ANY (${[...skillIds]}::int[])
    WHERE h.role IN ('DX_MASTER', 'TECH_OFFICER')
      AND NOT EXISTS (SELECT 1 FROM leaves_on(${today}::date) v WHERE v.person_id = h.person_id)
    GROUP BY h.person_id, p.name, h.role
    ORDER BY h.role, p.name`
}
