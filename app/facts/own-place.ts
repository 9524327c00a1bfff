import type { CityDate } from '~/domain/calendar'
import type { EnrolmentState } from '~/facts/enrolments'
import type { Sql } from '~/facts/sql'

/** Where somebody stands in a session: never whoever stands before or behind them. */
export type OwnPlace = {
  enrolmentId: number
  sessionId: number
  state: EnrolmentState
  appliedOn: CityDate
  reasons: string[] | null
  /** The place among those who wait, from 1; null for whoever does not. */
  waitsAs: number | null
  waiting: number
  /** What was said when it was declined or ended; null: nothing. */
  comment: string | null
}

/** Somebody's latest application to each of these sessions (all of theirs without), the newest first. */
export async function ownPlaces(sql: Sql, personId: number, sessionId: number | null = null): Promise<OwnPlace[]> {
  return sql.$queryRaw<OwnPlace[]>`
    SELECT e.id AS "enrolmentId", e.session_id AS "sessionId", e.state, e.applied_on::text AS "appliedOn", e.reasons,
      CASE WHEN e.state = 'waitlisted' THEN w.before + 1 END AS "waitsAs", w.waiting,
      (SELECT v.comment FROM enrolment_event v WHERE v.enrolment_id = e.id ORDER BY v.id DESC LIMIT 1) AS comment
    FROM (
      SELECT DISTINCT ON (o.session_id) o.id, o.session_id, o.state, o.applied_on, o.reasons, o.rank FROM enrolment o
      WHERE o.person_id = ${personId} AND (${sessionId}::int IS NULL OR o.session_id = ${sessionId}::int)
      ORDER BY o.session_id, o.id DESC
    ) e CROSS JOIN LATERAL (
      SELECT count(*)::int AS waiting, count(*) FILTER (WHERE x.rank < e.rank)::int AS before FROM enrolment x
      WHERE x.session_id = e.session_id AND x.state = 'waitlisted'
    ) w ORDER BY e.id DESC`
}
