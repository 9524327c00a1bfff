import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

/* 技術的意見: what a leader or master says of one extended skill by its evidence; the confirmer decides. */

export type Adviser = { personId: number; name: string; role: 'DX_LEADER' | 'DX_MASTER'; skillIds: number[] }

/** Leaders and masters whose own level is 2 or more in one of these skills, by name; nobody who is away. */
export function advisersIn(sql: Sql, skillIds: readonly number[], today: CityDate): Promise<Adviser[]> {
  return sql.$queryRaw<Adviser[]>`
    SELECT h.person_id AS "personId", p.name, max(h.role) AS role, array_agg(DISTINCT k.id) AS "skillIds"
    FROM role_holders_on(${today}::date) h
    JOIN particulars_on(${today}::date) p ON p.person_id = h.person_id
    CROSS JOIN (SELECT DISTINCT x.id FROM unnest(${[...skillIds]}::int[]) AS x(id)) k
    JOIN LATERAL latest_level(h.person_id, k.id, ${today}::date) l ON l.level >= 2
    WHERE h.role IN ('DX_LEADER', 'DX_MASTER') AND NOT EXISTS (SELECT 1 FROM leaves_on(${today}::date) v WHERE v.person_id = h.person_id)
    GROUP BY h.person_id, p.name ORDER BY p.name, h.person_id`
}

/** @returns whether it was asked; false: this person had been asked already */
export async function askForOpinion(
  sql: Sql,
  given: { claimId: number; adviserId: number; byId: number | null; on: CityDate },
  stamp: Stamp,
): Promise<boolean> {
  const written = await sql.$executeRaw`
    INSERT INTO opinion_request (self_assessment_id, adviser_id, asked_by_id, asked_on, recorded_at)
    VALUES (${given.claimId}, ${given.adviserId}, ${given.byId}::int, ${given.on}::date, ${stamp.at}) ON CONFLICT DO NOTHING`
  return written === 1
}

/** @returns whether it was written; false: it had been given already */
export async function recordOpinion(
  sql: Sql,
  given: { requestId: number; level: number; comment: string; on: CityDate },
  stamp: Stamp,
): Promise<boolean> {
  const written = await sql.$executeRaw`
    INSERT INTO technical_opinion (request_id, level, comment, given_on, recorded_at)
    VALUES (${given.requestId}, ${given.level}, ${given.comment}, ${given.on}::date, ${stamp.at}) ON CONFLICT DO NOTHING`
  return written === 1
}

export type Opinion = { claimId: number; name: string; level: number | null; comment: string | null }

/** Who was asked about these claims, and what they said; null: nothing yet. */
export function opinionsOn(sql: Sql, claimIds: readonly number[], today: CityDate): Promise<Opinion[]> {
  return sql.$queryRaw<Opinion[]>`
    SELECT q.self_assessment_id AS "claimId", p.name, o.level, o.comment
    FROM opinion_request q JOIN particulars_on(${today}::date) p ON p.person_id = q.adviser_id
    LEFT JOIN technical_opinion o ON o.request_id = q.id
    WHERE q.self_assessment_id = ANY (${[...claimIds]}::int[]) ORDER BY q.id`
}

export type AskedOpinion = {
  requestId: number
  personId: number
  skillId: number
  name: string
  unitName: string | null
  askedById: number | null
  askedBy: string | null
  askedOn: CityDate
  /** Pieces of evidence. */
  evidence: number
}

/** What somebody was asked and has not answered, while the claim waits to be decided; never what was claimed. */
export function opinionsWantedFrom(sql: Sql, adviserId: number, today: CityDate): Promise<AskedOpinion[]> {
  return sql.$queryRaw<AskedOpinion[]>`
    SELECT q.id AS "requestId", a.person_id AS "personId", a.skill_id AS "skillId", p.name, u.name AS "unitName",
      q.asked_by_id AS "askedById", b.name AS "askedBy", q.asked_on::text AS "askedOn",
      (SELECT count(*)::int FROM evidence e WHERE e.person_id = a.person_id AND e.skill_id = a.skill_id) AS evidence
    FROM opinion_request q JOIN self_assessment a ON a.id = q.self_assessment_id
    JOIN particulars_on(${today}::date) p ON p.person_id = a.person_id
    LEFT JOIN posts_on(${today}::date) s ON s.person_id = a.person_id AND s.kind = 'primary'
    LEFT JOIN units_on(${today}::date) u ON u.unit_id = s.unit_id
    LEFT JOIN particulars_on(${today}::date) b ON b.person_id = q.asked_by_id
    WHERE q.adviser_id = ${adviserId} AND ${IS_OPEN} ORDER BY q.id`
}

/** Of a request `q` with its claim `a`: not answered, and the claim neither decided nor given back. */
const IS_OPEN = Prisma.sql`NOT EXISTS (SELECT 1 FROM technical_opinion o WHERE o.request_id = q.id)
  AND NOT EXISTS (SELECT 1 FROM submission_return r WHERE r.submission_id = a.submission_id)
  AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id AND c.voided_at IS NULL)`

/** Does somebody's opinion on this person (in this skill, where one is given) wait? As a condition. */
export function opinionWanted(
  adviserId: number,
  { personId, skillId }: { personId: number; skillId: number | null },
): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM opinion_request q JOIN self_assessment a ON a.id = q.self_assessment_id
      WHERE q.adviser_id = ${adviserId}::int AND a.person_id = ${personId}::int AND (${skillId}::int IS NULL OR a.skill_id = ${skillId}::int)
        AND ${IS_OPEN})`
}
