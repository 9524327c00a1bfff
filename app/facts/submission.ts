import type { EntryMode } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import type { Sql, Stamp } from '~/facts/sql'

type NewSubmission = {
  personId: number
  /** null: 随時確認. */
  roundId: number | null
  on: CityDate
  mode: EntryMode
  enteredById: number | null
  claims: readonly { skillId: number; level: SkillLevel; note: string | null }[]
}

/**
 * Hands in: the submission, its levels, their evidence; in a round the draft ends and the person waits for the
 * confirmer. One statement, so it is whole or not at all. @returns the id of the submission
 */
export async function handIn(sql: Sql, given: NewSubmission, stamp: Stamp): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    WITH handed_in AS (
      INSERT INTO submission (person_id, round_id, submitted_on, mode, entered_by_id, recorded_at, recorded_by)
      VALUES (${given.personId}, ${given.roundId}, ${given.on}::date, ${given.mode}, ${given.enteredById}, ${stamp.at}, ${stamp.by})
      RETURNING id
    ), claims AS (
      INSERT INTO self_assessment (submission_id, person_id, skill_id, level, note)
      SELECT h.id, ${given.personId}, x."skillId", x.level, x.note
      FROM handed_in h, jsonb_to_recordset(${JSON.stringify(given.claims)}::jsonb) AS x("skillId" int, level smallint, note text)
      RETURNING id, skill_id
    ), linked AS (
      INSERT INTO evidence_link (self_assessment_id, evidence_id)
      SELECT c.id, e.id FROM claims c JOIN evidence e ON e.skill_id = c.skill_id AND e.person_id = ${given.personId}
    ), ended AS (
      DELETE FROM assessment_draft WHERE round_id = ${given.roundId} AND person_id = ${given.personId}
    ), waits AS (
      UPDATE round_participant SET state = 'submitted' WHERE round_id = ${given.roundId} AND person_id = ${given.personId}
    )
    SELECT id FROM handed_in`
  if (!row) throw new Error('nothing was handed in')
  return row.id
}

/** The lock of a person's levels (facts/confirmed-levels): who decides and who takes back wait for each other. */
const LEVELS_LOCK = 2028

/** Something that was handed in, with what came of it. */
type SubmissionOnRecord = {
  submissionId: number
  personId: number
  roundId: number | null
  submittedOn: CityDate
  mode: EntryMode
  enteredById: number | null
  returned: boolean
  /** Ids of confirmations that stand on it. */
  confirmationIds: number[]
}

/** Lets only one command at a time hand in or take back for a person. */
export async function holdPerson(sql: Sql, personId: number): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(${LEVELS_LOCK}::int, ${personId}::int)::text`
}

/** Takes hold of a submission, so that nobody decides it at the same moment; null when there is none. */
export async function holdSubmission(sql: Sql, submissionId: number): Promise<SubmissionOnRecord | null> {
  const held = await sql.$queryRaw<unknown[]>`
    SELECT pg_advisory_xact_lock(${LEVELS_LOCK}::int, person_id)::text FROM submission WHERE id = ${submissionId}`
  if (held.length === 0) return null
  const [row] = await sql.$queryRaw<SubmissionOnRecord[]>`
    SELECT s.id AS "submissionId", s.person_id AS "personId", s.round_id AS "roundId", s.submitted_on::text AS "submittedOn",
      s.mode, s.entered_by_id AS "enteredById",
      EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id) AS returned,
      coalesce((SELECT array_agg(c.id) FROM confirmation c JOIN self_assessment a ON a.id = c.self_assessment_id
        WHERE a.submission_id = s.id AND c.voided_at IS NULL), '{}') AS "confirmationIds"
    FROM submission s WHERE s.id = ${submissionId}`
  return row ?? null
}
