import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** Applications that nobody decided within nine months, and whose applicants have not been told of it yet. */
export async function lapsedApplications(sql: Sql, day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ applicationId: number }[]>`
    SELECT a.id AS "applicationId" FROM application a
    WHERE a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending')
      AND a.applied_on + interval '9 months' < ${day}::date
    ORDER BY a.id`
  return rows.map(({ applicationId }) => applicationId)
}
