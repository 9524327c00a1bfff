import type { ParticipationState } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** A person whom the viewer confirms, and where they stand in the round that is open. */
export type ConfirmedPerson = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  unitId: number
  onLeave: boolean
  hiredOn: CityDate | null
  roundId: number | null
  roundName: string | null
  confirmDueOn: CityDate | null
  selfDueOn: CityDate | null
  state: ParticipationState | null
  returnComment: string | null
  returnedOn: CityDate | null
}

/** Those of `personIds` whose primary post lies in these units. */
export async function confirmedPeople(
  sql: Sql,
  given: { unitIds: readonly number[]; personIds: readonly number[]; today: CityDate },
): Promise<ConfirmedPerson[]> {
  if (given.personIds.length === 0) return []
  return sql.$queryRaw<ConfirmedPerson[]>`
    SELECT p.person_id AS "personId", n.number AS "staffNumber", a.name, p.title, p.unit_id AS "unitId",
      EXISTS (SELECT 1 FROM leaves_on(${given.today}::date) v WHERE v.person_id = p.person_id) AS "onLeave",
      e.hired_on::text AS "hiredOn", part.round_id AS "roundId", part.name AS "roundName",
      part.confirm_due_on::text AS "confirmDueOn", part.self_due_on::text AS "selfDueOn", part.state,
      back.comment AS "returnComment", back.returned_on::text AS "returnedOn"
    FROM posts_on(${given.today}::date) p
    JOIN particulars_on(${given.today}::date) a ON a.person_id = p.person_id
    LEFT JOIN employments_on(${given.today}::date) e ON e.person_id = p.person_id
    LEFT JOIN staff_numbers() n ON n.person_id = p.person_id
    LEFT JOIN LATERAL (
      SELECT q.round_id, q.state, q.self_due_on, r.name, r.confirm_due_on FROM round_participant q
      JOIN round r ON r.id = q.round_id AND r.state = 'open' WHERE q.person_id = p.person_id ORDER BY r.id DESC LIMIT 1
    ) part ON true
    LEFT JOIN LATERAL (
      SELECT b.comment, b.returned_on FROM submission s JOIN submission_return b ON b.submission_id = s.id
      WHERE s.round_id = part.round_id AND s.person_id = p.person_id AND b.kind = 'sent_back' ORDER BY b.id DESC LIMIT 1
    ) back ON true
    WHERE p.kind = 'primary' AND p.unit_id = ANY (${[...given.unitIds]}::int[])
      AND p.person_id = ANY (${[...given.personIds]}::int[])`
}

export type EvidencePiece = {
  id: number
  personId: number
  skillId: number
  title: string
  url: string | null
  fileId: number | null
}

/** What the people gave as evidence for the skills of these claims. */
export async function evidenceOf(
  sql: Sql,
  claims: readonly { personId: number; skillId: number; evidence: number }[],
): Promise<EvidencePiece[]> {
  const shown = claims.filter((claim) => claim.evidence > 0)
  if (shown.length === 0) return []
  return sql.$queryRaw<EvidencePiece[]>`
    SELECT e.id, e.person_id AS "personId", e.skill_id AS "skillId", e.title, e.url, e.file_id AS "fileId"
    FROM evidence e
    WHERE (e.person_id, e.skill_id) IN (
      SELECT * FROM unnest(${shown.map((claim) => claim.personId)}::int[], ${shown.map((claim) => claim.skillId)}::int[]))
    ORDER BY e.id DESC`
}

/** How many of these people stand at each level of these skills. */
export async function levelsAmong(
  sql: Sql,
  { personIds, skillIds }: { personIds: readonly number[]; skillIds: readonly number[] },
  day: CityDate,
): Promise<{ skillId: number; level: number; people: number }[]> {
  return sql.$queryRaw<{ skillId: number; level: number; people: number }[]>`
    SELECT k.id AS "skillId", l.level, count(*)::int AS people
    FROM unnest(${[...personIds]}::int[]) AS p(id) CROSS JOIN unnest(${[...new Set(skillIds)]}::int[]) AS k(id)
    CROSS JOIN LATERAL latest_level(p.id, k.id, ${day}::date) l GROUP BY k.id, l.level ORDER BY k.id, l.level`
}

/** Names as of a day, by person. */
export async function namesOf(
  sql: Sql,
  personIds: readonly (number | null)[],
  day: CityDate,
): Promise<Map<number, string>> {
  const ids = [...new Set(personIds.filter((id): id is number => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await sql.$queryRaw<{ personId: number; name: string }[]>`
    SELECT person_id AS "personId", name FROM particulars_on(${day}::date) WHERE person_id = ANY (${ids}::int[])`
  return new Map(rows.map((row) => [row.personId, row.name]))
}
