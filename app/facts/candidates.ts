import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { evaluateCertification } from '~/domain/certification'
import { APPLIED_STATES, type CandidateFacts, isUnderWay } from '~/domain/pipeline'
import { certificationFacts, ruleGround } from '~/facts/certification-facts'
import type { Sql } from '~/facts/sql'

/** Somebody on the way to a role: nominated and aiming at it, or with an open application. */
export type CandidateOnDay = CandidateFacts & { personId: number }

type CandidateRow = { personId: number; role: CertifiedRole; state: string | null }

/** What a candidate is asked for where no rule tells it. */
const EVERYTHING = ['confirmed_levels', 'profile_coverage', 'trainings', 'projects', 'signoff', 'recommendation']

/** Everybody on the way to a first certification, with what each lacks today by the rules in force. */
export async function candidatesToday(sql: Sql, day: CityDate): Promise<CandidateOnDay[]> {
  const rows = await sql.$queryRaw<CandidateRow[]>`
    SELECT coalesce(c.person_id, a.person_id) AS "personId", coalesce(c.role, a.role) AS role, a.state
    FROM (SELECT x.person_id, x.role FROM candidates_on(${day}::date) x WHERE x.role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')) c
    FULL JOIN (
      SELECT p.person_id, p.role, p.state FROM application p
      WHERE p.stage = 'certification' AND p.state NOT IN ('certified', 'refused', 'withdrawn')
    ) a ON a.person_id = c.person_id AND a.role = c.role
    ORDER BY 2, 1`
  const roles = [...new Set(rows.map(({ role }) => role))]
  const judged = await Promise.all(roles.map((role) => judgedFor(sql, role, rowsOf(rows, role), day)))
  return judged.flat()
}

/** Lapsed holders who have asked to come back, by person and role. */
export async function revivalsAsked(sql: Sql): Promise<{ personId: number; role: CertifiedRole }[]> {
  return sql.$queryRaw<{ personId: number; role: CertifiedRole }[]>`
    SELECT p.person_id AS "personId", p.role FROM application p
    WHERE p.stage = 'revival' AND p.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending')`
}

/** The committee that meets next, from a day to another; null when none is planned. */
export async function nextCommittee(
  sql: Sql,
  from: CityDate,
  to: CityDate,
): Promise<{ applyBy: CityDate; heldOn: CityDate } | null> {
  const [row] = await sql.$queryRaw<{ applyBy: CityDate; heldOn: CityDate }[]>`
    SELECT c.apply_by::text AS "applyBy", c.held_on::text AS "heldOn" FROM committee c
    WHERE c.held_on > ${from}::date AND c.held_on <= ${to}::date ORDER BY c.held_on LIMIT 1`
  return row ?? null
}

/** Which committee round it is, and when it meets. */
export async function committeeDay(
  sql: Sql,
  committeeId: number,
): Promise<{ sequence: number; heldOn: CityDate } | null> {
  const [row] = await sql.$queryRaw<{ sequence: number; heldOn: CityDate }[]>`
    SELECT c.sequence, c.held_on::text AS "heldOn" FROM committee c WHERE c.id = ${committeeId}`
  return row ?? null
}

/** Of these people, those whose employment is known to end by a day: they go before it is over. */
export async function leavingBy(
  sql: Sql,
  personIds: readonly number[],
  from: CityDate,
  to: CityDate,
): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT e.person_id AS "personId" FROM employment e
    WHERE e.person_id = ANY (${[...personIds]}::int[]) AND e.voided_at IS NULL AND e.valid_to > ${from}::date AND e.valid_to <= ${to}::date
      AND NOT EXISTS (SELECT 1 FROM employment n WHERE n.person_id = e.person_id AND n.voided_at IS NULL AND n.valid_from = e.valid_to)`
  return rows.map(({ personId }) => personId)
}

/**
 * Changes whenever anything is changed through the portal: the last entry of the audit, and how many stand shortly
 * before it, for a transaction may commit after one with a later number.
 */
export async function stateOfRecords(sql: Sql): Promise<string> {
  const [row] = await sql.$queryRaw<{ state: string }[]>`
    SELECT l.last::text || '/' || (SELECT count(*) FROM audit_entry a WHERE a.id > l.last - 1000)::text AS state
    FROM (SELECT coalesce(max(x.id), 0) AS last FROM audit_entry x) l`
  return row?.state ?? ''
}

async function judgedFor(
  sql: Sql,
  role: CertifiedRole,
  rows: readonly CandidateRow[],
  day: CityDate,
): Promise<CandidateOnDay[]> {
  const personIds = rows.map(({ personId }) => personId)
  const [ground, facts] = await Promise.all([
    ruleGround(sql, role, 'certification', day),
    certificationFacts(sql, { personIds, role, day, evaluatedOn: day }),
  ])
  return rows.map(({ personId, state }) => {
    const own = facts.get(personId)
    const judged =
      ground && own && evaluateCertification(ground, own, { stage: 'certification', on: day, evaluatedOn: day })
    return {
      personId,
      role,
      applied: APPLIED_STATES.find((one) => one === state) ?? null,
      unmet: judged ? judged.criteria.flatMap(({ type, met }) => (met === false ? [type] : [])) : EVERYTHING,
      hasProject: own?.projects.some(isUnderWay) ?? false,
    }
  })
}

function rowsOf(rows: readonly CandidateRow[], role: CertifiedRole): CandidateRow[] {
  return rows.filter((row) => row.role === role)
}
