import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/**
 * Stores what a round shows on its closing day, person by person: primary unit (the last one of somebody who has left),
 * state, and confirmed levels in the round's own standard. Immutable from then on. @returns how many people
 */
export async function storeRoundSnapshot(sql: Sql, roundId: number, day: CityDate): Promise<number> {
  return sql.$executeRawUnsafe(
    `INSERT INTO round_snapshot (round_id, person_id, unit_id, state, levels)
     WITH asked AS MATERIALIZED (
       SELECT p.person_id, p.state, r.standard_version_id FROM round_participant p JOIN round r ON r.id = p.round_id
       WHERE r.id = $1
     ), last_unit AS MATERIALIZED (
       SELECT DISTINCT ON (o.person_id) o.person_id, o.unit_id FROM post o JOIN asked USING (person_id)
       WHERE o.voided_at IS NULL AND o.kind = 'primary' AND o.valid_from <= $2::date
       ORDER BY o.person_id, o.valid_from DESC
     ), level AS MATERIALIZED (
       SELECT DISTINCT ON (c.person_id, c.skill_id) c.person_id, c.skill_id, c.level
       FROM confirmation c JOIN skill s ON s.id = c.skill_id JOIN asked a
         ON a.person_id = c.person_id AND a.standard_version_id = s.standard_version_id
       WHERE c.voided_at IS NULL AND c.confirmed_on <= $2::date
       ORDER BY c.person_id, c.skill_id, c.confirmed_on DESC, c.id DESC
     ), places AS (
       -- Joined by grouping: an estimate of the planner gone wrong then costs nothing.
       SELECT a.person_id, s.position, -1::smallint AS level FROM asked a
       JOIN skill s ON s.standard_version_id = a.standard_version_id
       UNION ALL
       SELECT l.person_id, s.position, l.level FROM level l JOIN skill s ON s.id = l.skill_id
     ), place AS (
       SELECT p.person_id, p.position, max(p.level) AS level FROM places p GROUP BY p.person_id, p.position
     ), shown AS MATERIALIZED (
       SELECT p.person_id, array_agg(p.level ORDER BY p.position) AS levels FROM place p GROUP BY p.person_id
     )
     SELECT $1, a.person_id, u.unit_id, a.state, w.levels
     FROM asked a
     JOIN last_unit u ON u.person_id = a.person_id
     JOIN shown w ON w.person_id = a.person_id
     ORDER BY a.person_id`,
    roundId,
    day,
  )
}
