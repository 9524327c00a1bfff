import type { ParticipationState } from '~/domain/assessment'
import type { SkillLevel } from '~/domain/skill-standard'
import type { Sql, Stamp } from '~/facts/sql'

/** A person's place in a round and what was entered so far, held against others until the transaction ends. */
export type HeldDraft = {
  roundId: number
  personId: number
  roundState: 'planned' | 'open' | 'closed'
  tiers: string[]
  standardVersionId: number
  rule: string
  modes: string[]
  state: ParticipationState
  skillIds: number[]
  /** 0: nothing saved yet. */
  revision: number
  /** By skill id: the draft, or what was handed in last where there is no draft (returned, taken back). */
  levels: Record<string, SkillLevel>
  notes: Record<string, string>
  changed: number[]
}

/** Takes hold of a person's entry; null when the round does not ask the person. */
export async function holdDraft(sql: Sql, roundId: number, personId: number): Promise<HeldDraft | null> {
  // A lock of its own: a statement that waits for it would go on with what it had seen before.
  const held = await sql.$queryRaw<unknown[]>`
    SELECT 1 FROM round_participant WHERE round_id = ${roundId} AND person_id = ${personId} FOR UPDATE`
  if (held.length === 0) return null
  const [draft] = await sql.$queryRaw<HeldDraft[]>`
    SELECT t.round_id AS "roundId", t.person_id AS "personId", r.state AS "roundState", r.tiers,
      r.standard_version_id AS "standardVersionId", t.rule, t.modes, t.state, t.skill_ids AS "skillIds",
      coalesce(d.revision, 0) AS revision, coalesce(d.levels, last.levels, '{}') AS levels,
      coalesce(d.notes, last.notes, '{}') AS notes, coalesce(d.changed, '{}') AS changed
    FROM round_participant t JOIN round r ON r.id = t.round_id
    LEFT JOIN assessment_draft d ON d.round_id = t.round_id AND d.person_id = t.person_id
    LEFT JOIN LATERAL (
      SELECT jsonb_object_agg(a.skill_id, a.level) AS levels,
        jsonb_object_agg(a.skill_id, a.note) FILTER (WHERE a.note IS NOT NULL) AS notes
      FROM self_assessment a WHERE a.submission_id = (
        SELECT max(s.id) FROM submission s WHERE s.round_id = t.round_id AND s.person_id = t.person_id)
    ) last ON true
    WHERE t.round_id = ${roundId} AND t.person_id = ${personId}`
  return draft ?? null
}

/** Keeps what was entered, one revision on. @returns the new revision */
export async function keepDraft(
  sql: Sql,
  draft: HeldDraft,
  now: Pick<HeldDraft, 'levels' | 'notes' | 'changed'>,
  stamp: Stamp,
): Promise<number> {
  const revision = draft.revision + 1
  await sql.$executeRaw`
    WITH kept AS (
      INSERT INTO assessment_draft (round_id, person_id, revision, levels, notes, changed, updated_at, updated_by)
      VALUES (${draft.roundId}, ${draft.personId}, ${revision}, ${JSON.stringify(now.levels)}::jsonb,
        ${JSON.stringify(now.notes)}::jsonb, ${now.changed}::int[], ${stamp.at}, ${stamp.by ?? 0})
      ON CONFLICT (round_id, person_id) DO UPDATE SET revision = excluded.revision, levels = excluded.levels,
        notes = excluded.notes, changed = excluded.changed, updated_at = excluded.updated_at, updated_by = excluded.updated_by
    )
    UPDATE round_participant SET state = 'draft'
    WHERE round_id = ${draft.roundId} AND person_id = ${draft.personId} AND state = 'not_started'`
  return revision
}

/** Asks a person for other skills than before, in the order of the standard. */
export async function askFor(sql: Sql, roundId: number, personId: number, skillIds: readonly number[]): Promise<void> {
  await sql.$executeRaw`
    UPDATE round_participant t
    SET skill_ids = (SELECT array_agg(s.id ORDER BY s.position) FROM skill s WHERE s.id = ANY (${[...skillIds]}::int[]))
    WHERE t.round_id = ${roundId} AND t.person_id = ${personId}`
}

/** Lets a person enter again after what was handed in was taken back. */
export async function reopenEntry(sql: Sql, roundId: number, personId: number): Promise<void> {
  await sql.$executeRaw`
    UPDATE round_participant t SET state = 'draft' FROM round r
    WHERE r.id = t.round_id AND r.state = 'open' AND t.round_id = ${roundId} AND t.person_id = ${personId}`
}
