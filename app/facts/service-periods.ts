import type { Service } from '~/domain/certificate-orders'
import type { Sql } from '~/facts/sql'

/** When these people were and will be employed and away, by what is recorded; days yet to come included. */
export async function servicePeriods(sql: Sql, personIds: readonly number[]): Promise<Map<number, Service>> {
  if (personIds.length === 0) return new Map()
  const rows = await sql.$queryRaw<(Service & { personId: number })[]>`
    SELECT x.person_id AS "personId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', e.valid_from, 'to', e.valid_to) ORDER BY e.valid_from), '[]')
        FROM employment e WHERE e.person_id = x.person_id AND e.voided_at IS NULL) AS employments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', l.valid_from, 'to', l.valid_to) ORDER BY l.valid_from), '[]')
        FROM leave_status l WHERE l.person_id = x.person_id AND l.voided_at IS NULL) AS leaves
    FROM unnest(${[...new Set(personIds)]}::int[]) AS x (person_id)`
  return new Map(rows.map(({ personId, ...service }) => [personId, service]))
}
