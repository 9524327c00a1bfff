import type { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { Sql } from '~/facts/sql'

export type OwnEnrolment = {
  enrolmentId: number
  sessionId: number
  state: keyof typeof ENROLMENT_STATE_WORDS
  /** Was given a seat, even where it is lost again. */
  hadSeat: boolean
}

/** Where somebody stands in each session: by their latest enrolment in it. */
export async function ownEnrolments(sql: Sql, personId: number): Promise<OwnEnrolment[]> {
  return sql.$queryRaw<OwnEnrolment[]>`
    SELECT DISTINCT ON (e.session_id) e.id AS "enrolmentId", e.session_id AS "sessionId", e.state,
      has_a_seat(e.state) OR EXISTS (SELECT FROM enrolment_event v WHERE v.enrolment_id = e.id AND v.event = 'seat') AS "hadSeat"
    FROM enrolment e WHERE e.person_id = ${personId} ORDER BY e.session_id, e.id DESC`
}
