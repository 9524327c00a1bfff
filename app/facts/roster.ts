import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

export type WaitingPerson = {
  enrolmentId: number
  personId: number
  name: string
  section: string
  rank: number | null
  reasons: string[]
}

/** Who waits for a seat in a session, in the order in which they would get one. */
export async function waitingPeople(sql: Sql, sessionId: number, today: CityDate): Promise<WaitingPerson[]> {
  return sql.$queryRaw<WaitingPerson[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d)
    SELECT e.id AS "enrolmentId", e.person_id AS "personId", coalesce(p.name, '') AS name, coalesce(u.name, '') AS section, e.rank, e.reasons
    FROM clock, enrolment e
    LEFT JOIN LATERAL (SELECT q.name FROM particulars_on(clock.d) q WHERE q.person_id = e.person_id) p ON true
    LEFT JOIN LATERAL (SELECT q.unit_id FROM posts_on(clock.d) q WHERE q.person_id = e.person_id AND q.kind = 'primary') o ON true
    LEFT JOIN LATERAL (SELECT q.name FROM units_on(clock.d) q WHERE q.unit_id = o.unit_id) u ON true
    WHERE e.session_id = ${sessionId} AND e.state = 'waitlisted' ORDER BY e.rank NULLS LAST, e.id`
}

/** Those of the people who will have left, or be on leave, on a day. */
export async function awayOn(sql: Sql, personIds: readonly number[], day: CityDate): Promise<Set<number>> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT p AS "personId" FROM unnest(${[...personIds]}::int[]) AS p
    WHERE NOT EXISTS (SELECT 1 FROM employments_on(${day}::date) e WHERE e.person_id = p)
      OR EXISTS (SELECT 1 FROM leaves_on(${day}::date) l WHERE l.person_id = p)`
  return new Set(rows.map(({ personId }) => personId))
}
