import { REQUEST_REMINDER_DAYS } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** Words by which a notice of requests that wait too long is known again. */
export const STILL_WAITING = `随時確認の申し出が、${REQUEST_REMINDER_DAYS} 日を過ぎても`

type WaitingRequest = { personId: number; submittedOn: CityDate }

/** Requests (随時確認) handed in until a day on which nobody has decided, and which were not returned. */
export async function requestsWaitingSince(sql: Sql, until: CityDate): Promise<WaitingRequest[]> {
  return sql.$queryRaw<WaitingRequest[]>`
    SELECT s.person_id AS "personId", s.submitted_on::text AS "submittedOn" FROM submission s
    WHERE s.round_id IS NULL AND s.submitted_on <= ${until}::date
      AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id)
      AND EXISTS (SELECT 1 FROM self_assessment a WHERE a.submission_id = s.id
        AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id AND c.voided_at IS NULL))
    ORDER BY s.submitted_on, s.id`
}

/** Of these confirmers, those who were told of waiting requests on the day given with them, or later. */
export async function toldOfWaiting(
  sql: Sql,
  confirmers: readonly { confirmerId: number; since: CityDate }[],
): Promise<Set<number>> {
  const rows = await sql.$queryRaw<{ confirmerId: number }[]>`
    SELECT x."confirmerId" FROM jsonb_to_recordset(${JSON.stringify(confirmers)}::jsonb) AS x("confirmerId" int, since date)
    WHERE EXISTS (
      SELECT 1 FROM notice n WHERE n.person_id = x."confirmerId" AND n.created_on >= x.since AND n.title LIKE ${`${STILL_WAITING}%`})`
  return new Set(rows.map((row) => row.confirmerId))
}

/** Two processes that look at once look one after the other: the second finds what the first has told. */
export async function holdWaitingRequests(sql: Sql): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('requests waiting'))::text AS held`
}
