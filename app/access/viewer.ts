import type { CityDate } from '~/domain/calendar'
import type { UnitKind } from '~/domain/organisation'
import type { CityFunction, RoleHeld } from '~/domain/roles'
import type { Sql } from '~/facts/sql'
import { cityDayOf, instant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { secretTokenHash } from '~/platform/secret-token'
import { sessionTokenOf } from '~/platform/session-cookie.server'

/** Who is asking, with everything about them from which relations follow, as of today. */
export type Viewer = {
  sessionId: number
  accountId: number
  personId: number | null
  name: string
  staffNumber: string | null
  unitName: string | null
  title: string | null
  functions: CityFunction[]
  roles: RoleHeld[]
  /** Units in which the viewer is head, or acts for a head who is missing. */
  heads: { unitId: number; code: string; name: string; kind: UnitKind }[]
  delegations: { unitId: number; code: string; name: string; kind: 'delegate' | 'proxy'; personIds: number[] }[]
  mentees: { personId: number; kind: string }[]
  /** Claims passed on to the viewer that still wait for a decision, and opinions that are still wanted. */
  waitingReviews: number
  unreadNotices: number
  /** Version of the notice of purpose in force that is not acknowledged yet; null when all is well. */
  purposeNoticeDue: number | null
  today: CityDate
}

const SESSION_HOURS = 12

export function sessionTokenHash(token: string): string {
  return secretTokenHash(token)
}

/** The viewer of a request, or null when nobody is signed in (or the session has ended or run out). */
export async function viewerOf(sql: Sql, request: Request): Promise<Viewer | null> {
  const token = sessionTokenOf(request)
  if (!token) return null
  const now = instant()
  const since = new Date(now.getTime() - SESSION_HOURS * 3_600_000)
  // MATERIALIZED: only for a day that is a column does PostgreSQL unfold the functions of a day and use their indexes.
  const [viewer] = await sql.$queryRaw<Viewer[]>`
    WITH clock AS MATERIALIZED (
      SELECT coalesce((SELECT today FROM portal_clock WHERE id = 1 AND ${config.mode === 'demo'}), ${cityDayOf(now)}::date) AS d
    ), asking AS (
      SELECT s.id AS session_id, a.id AS account_id, a.person_id, a.display_name
      FROM session s JOIN account a ON a.id = s.account_id
      WHERE s.token_hash = ${sessionTokenHash(token)} AND s.ended_at IS NULL AND s.created_at > ${since} AND a.disabled_at IS NULL
    )
    SELECT asking.session_id AS "sessionId", asking.account_id AS "accountId", asking.person_id AS "personId",
      coalesce((SELECT p.name FROM particulars_on(clock.d) p WHERE p.person_id = asking.person_id), asking.display_name) AS name,
      (SELECT n.number FROM person_number n WHERE n.person_id = asking.person_id AND n.voided_at IS NULL ORDER BY n.id DESC LIMIT 1) AS "staffNumber",
      post.unit_name AS "unitName", post.title,
      coalesce((SELECT array_agg(g.function ORDER BY g.function) FROM function_grants_on(clock.d) g WHERE g.account_id = asking.account_id), '{}') AS functions,
      coalesce((SELECT array_agg(DISTINCT r.role) FROM role_holders_on(clock.d) r WHERE r.person_id = asking.person_id), '{}') AS roles,
      coalesce((SELECT jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name, 'kind', u.kind) ORDER BY u.code)
        FROM unit_heads_on(clock.d) h JOIN units_on(clock.d) u ON u.unit_id = h.unit_id
        WHERE h.person_id = asking.person_id AND (h.kind = 'head' OR NOT EXISTS (
          SELECT 1 FROM unit_heads_on(clock.d) o WHERE o.unit_id = h.unit_id AND o.kind = 'head'))), '[]') AS heads,
      coalesce((SELECT jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name, 'kind', d.kind, 'personIds', d.person_ids) ORDER BY u.code, d.delegation_id)
        FROM delegations_on(clock.d) d JOIN units_on(clock.d) u ON u.unit_id = d.unit_id WHERE d.person_id = asking.person_id), '[]') AS delegations,
      coalesce((SELECT jsonb_agg(jsonb_build_object('personId', m.mentee_id, 'kind', m.kind) ORDER BY m.mentee_id)
        FROM mentor_pairs_on(clock.d) m WHERE m.mentor_id = asking.person_id), '[]') AS mentees,
      (SELECT count(*)::int FROM review_route v WHERE v.reviewer_id = asking.person_id
        AND NOT EXISTS (SELECT 1 FROM review_route o WHERE o.self_assessment_id = v.self_assessment_id AND o.id > v.id)
        AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = v.self_assessment_id AND c.voided_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM self_assessment l JOIN submission_return b ON b.submission_id = l.submission_id WHERE l.id = v.self_assessment_id))
        + (SELECT count(*)::int FROM opinion_request q JOIN self_assessment a ON a.id = q.self_assessment_id WHERE q.adviser_id = asking.person_id
          AND NOT EXISTS (SELECT 1 FROM technical_opinion o WHERE o.request_id = q.id)
          AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = a.submission_id)
          AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id AND c.voided_at IS NULL)) AS "waitingReviews",
      (SELECT count(*)::int FROM notice n WHERE n.person_id = asking.person_id AND n.read_at IS NULL) AS "unreadNotices",
      CASE WHEN asking.person_id IS NULL THEN NULL ELSE (
        SELECT n.version FROM purpose_notice n WHERE n.version = (SELECT max(x.version) FROM purpose_notice x WHERE x.effective_from <= clock.d)
          AND NOT EXISTS (SELECT 1 FROM purpose_acknowledgement k WHERE k.person_id = asking.person_id AND k.notice_version = n.version)
      ) END AS "purposeNoticeDue",
      clock.d::text AS today
    FROM asking CROSS JOIN clock
    LEFT JOIN LATERAL (
      SELECT u.name AS unit_name, p.title FROM posts_on(clock.d) p JOIN units_on(clock.d) u ON u.unit_id = p.unit_id
      WHERE p.person_id = asking.person_id AND p.kind = 'primary' LIMIT 1
    ) post ON true`
  return viewer ?? null
}
