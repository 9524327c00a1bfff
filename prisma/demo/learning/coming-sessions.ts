import { addDays } from '~/domain/calendar'
import { sessionById } from '~/facts/course-sessions'
import { giveSeats } from '~/facts/enrolments'
import { officeTime } from '../bulk'
import type { Writing } from '../written'

/** Seats in the sessions to come are given in the portal's own order, with its reasons, as on the evening before. */
export async function rankComingSessions(writing: Writing): Promise<void> {
  const { sql } = writing
  const yesterday = addDays(writing.today, -1)
  // The order reads what was just written: without statistics it would be planned for empty tables.
  await sql.$executeRawUnsafe('ANALYZE enrolment, completion, course_session, course_period')
  const coming = await sql.$queryRawUnsafe<{ id: number }[]>(
    'SELECT id FROM course_session WHERE starts_on > $1::date AND capacity IS NOT NULL ORDER BY id',
    writing.today,
  )
  for (const { id } of coming) {
    const session = await sessionById(sql, id)
    if (session)
      await giveSeats(sql, session, { today: yesterday, stamp: { at: officeTime(yesterday, 0.99), by: null } })
  }
}
