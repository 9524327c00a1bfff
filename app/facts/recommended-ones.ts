import type { ApplicationState } from '~/domain/application'
import type { ApplicationStage } from '~/domain/application-path'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { Sql } from '~/facts/sql'

/** Somebody of some units for whom a recommendation may be wanted. */
export type RecommendedOnes = {
  personId: number
  role: CertifiedRole
  stage: ApplicationStage
  application: { applicationId: number; state: ApplicationState; appliedOn: CityDate } | null
}

/** Who was nominated there, or has handed in an application: with the primary post in one of these units on the day. */
export function recommendedOnes(sql: Sql, unitIds: readonly number[], day: CityDate): Promise<RecommendedOnes[]> {
  return sql.$queryRaw<RecommendedOnes[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    member AS MATERIALIZED (
      SELECT p.person_id FROM clock, posts_on(clock.d) p WHERE p.kind = 'primary' AND p.unit_id = ANY (${[...unitIds]}::int[])
    ), applied AS MATERIALIZED (
      SELECT a.id, a.person_id, a.role, a.stage, a.state, a.applied_on FROM application a
      WHERE a.person_id IN (SELECT person_id FROM member)
        AND a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending')
    ), nominated AS MATERIALIZED (
      SELECT c.person_id, c.role FROM clock, candidates_on(clock.d) c WHERE c.person_id IN (SELECT person_id FROM member)
    )
    SELECT coalesce(a.person_id, n.person_id) AS "personId", coalesce(a.role, n.role) AS role, coalesce(a.stage, 'certification') AS stage,
      CASE WHEN a.id IS NULL THEN NULL
        ELSE jsonb_build_object('applicationId', a.id, 'state', a.state, 'appliedOn', a.applied_on) END AS application
    FROM nominated n FULL JOIN applied a ON a.person_id = n.person_id AND a.role = n.role
    WHERE coalesce(a.role, n.role) IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST') ORDER BY 1, 2`
}
