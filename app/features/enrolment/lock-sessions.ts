import type { Sql } from '~/facts/sql'

/**
 * Locks the sessions of applications, always in the same order, before the applications themselves: whoever gives seats
 * waits for whoever does, and two who decide at once never wait for each other in a circle.
 */
export async function lockSessionsOf(sql: Sql, enrolmentIds: readonly number[]): Promise<void> {
  await sql.$queryRaw`
    SELECT s.id FROM course_session s
    WHERE s.id IN (SELECT e.session_id FROM enrolment e WHERE e.id = ANY (${[...enrolmentIds]}::int[]))
    ORDER BY s.id FOR NO KEY UPDATE`
}
