import type { ApplicationState } from '~/domain/application'
import type { ApplicationStage } from '~/domain/application-path'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { Sql } from '~/facts/sql'

/** An application that was handed in and is not decided, without what was frozen with it. */
export type OpenApplication = {
  applicationId: number
  personId: number
  role: CertifiedRole
  stage: ApplicationStage
  /** As the last event left it. */
  state: ApplicationState
  appliedOn: CityDate
  rulesId: number
  /** Day of the last event. */
  since: CityDate
  /** It was taken in since it was handed in. */
  accepted: boolean
  /** Signed off and recommended since then; or it was there when it was taken in. */
  signedOff: boolean
  recommended: boolean
  /** It asks to have back a certificate whose condition lapsed. */
  lapsedCondition: boolean
  committee: { sequence: number; heldOn: CityDate } | null
}

/** Everything that is under way, the one handed in first at the top. */
export function applicationsUnderWay(sql: Sql): Promise<OpenApplication[]> {
  return sql.$queryRaw<OpenApplication[]>`
    SELECT a.id AS "applicationId", a.person_id AS "personId", a.role, a.stage, a.state, a.applied_on::text AS "appliedOn",
      a.rules_id AS "rulesId", e.since::text AS since, coalesce(e.accepted > e.submitted, false) AS accepted,
      coalesce(e.signed > e.submitted OR (e.given ->> 'signedOff')::boolean, false) AS "signedOff",
      coalesce(e.recommended > e.submitted OR (e.given ->> 'recommended')::boolean, false) AS recommended, coalesce(e.lapsed, false) AS "lapsedCondition",
      CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('sequence', c.sequence, 'heldOn', c.held_on) END AS committee
    FROM application a
    LEFT JOIN committee c ON c.id = a.committee_id
    CROSS JOIN LATERAL (
      SELECT max(v."on") AS since, max(v.id) FILTER (WHERE v.event = 'submit') AS submitted,
        max(v.id) FILTER (WHERE v.event = 'accept') AS accepted, max(v.id) FILTER (WHERE v.event = 'sign_off') AS signed,
        max(v.id) FILTER (WHERE v.event = 'recommend') AS recommended,
        (array_agg(v.detail -> 'given' ORDER BY v.id DESC) FILTER (WHERE v.event = 'accept'))[1] AS given,
        (array_agg((v.detail ->> 'lapsedCondition')::boolean ORDER BY v.id DESC) FILTER (WHERE v.event = 'submit'))[1] AS lapsed
      FROM application_event v WHERE v.application_id = a.id
    ) e
    WHERE a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending') AND a.rules_id IS NOT NULL
    ORDER BY a.applied_on, a.id`
}
