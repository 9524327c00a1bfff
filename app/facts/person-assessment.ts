import type { EntryMode, ParticipationState } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { RoleHeld } from '~/domain/roles'
import type { SkillLevel, Tier } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'

/** A confirmed level with the day and the confirmer's name (null: by 事務局 or a file). */
export type ConfirmedLevel = [
  skillId: number,
  level: SkillLevel,
  confirmedOn: CityDate,
  confirmedAs: string,
  confirmer: string | null,
]

/** The latest claim for a skill of what was handed in and not returned; `decided` null: it waits. */
export type OwnClaim = [skillId: number, level: SkillLevel, submittedOn: CityDate, decided: SkillLevel | null]

/** Something handed in outside rounds (随時確認). */
export type OffCycleRequest = {
  submissionId: number
  skillId: number
  level: SkillLevel
  note: string | null
  submittedOn: CityDate
  decided: SkillLevel | null
  decidedOn: CityDate | null
  comment: string | null
  returned: ReturnedSubmission | null
}

export type ReturnedSubmission = {
  kind: 'sent_back' | 'withdrawn' | 'objected'
  comment: string
  on: CityDate
  by: string | null
}

/** An open round that asks the person, with what the person has entered so far. */
export type OpenRound = {
  roundId: number
  name: string
  kind: 'pilot' | 'annual' | 'candidates'
  tiers: Tier[]
  standardVersionId: number
  dueOn: CityDate
  rule: string
  modes: EntryMode[]
  skillIds: number[]
  state: ParticipationState
  /** 0: nothing saved yet. */
  revision: number
  savedAt: string | null
  /** By skill id: the draft, or what was handed in last where there is no draft. */
  levels: Record<string, SkillLevel>
  notes: Record<string, string>
  /** Skills marked 変わった. */
  changed: number[]
  submission: HandedIn | null
  returned: ReturnedSubmission | null
}

type HandedIn = {
  submissionId: number
  on: CityDate
  mode: EntryMode
  enteredBy: string | null
  claims: number
  decided: number
}

/** A proxy entry that nobody has objected to. */
type ProxyEntry = { submissionId: number; roundName: string | null; on: CityDate; enteredBy: string | null }

/** Everything about one person's own assessment on a day, for their eyes and those who enter for them. */
export type PersonAssessment = {
  standardId: number | null
  rounds: OpenRound[]
  /** In the standard in force, and in that of each round that asks the person: a round finishes on its own version. */
  levels: ConfirmedLevel[]
  claims: OwnClaim[]
  requests: OffCycleRequest[]
  proxyEntries: ProxyEntry[]
  aim: string | null
  roles: RoleHeld[]
}

/** One person's assessment as of a day, in one statement. The rounds are in the order of their due days. */
export async function personAssessment(sql: Sql, personId: number, day: CityDate): Promise<PersonAssessment> {
  const [found] = await sql.$queryRaw<PersonAssessment[]>`
    WITH standing AS MATERIALIZED (
      SELECT DISTINCT ON (a.skill_id) a.id, a.skill_id, a.level, s.submitted_on
      FROM self_assessment a JOIN submission s ON s.id = a.submission_id
      WHERE a.person_id = ${personId} AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id)
      ORDER BY a.skill_id, a.id DESC
    ), decided AS MATERIALIZED (
      SELECT c.self_assessment_id AS claim_id, c.level, c.confirmed_on, c.comment FROM confirmation c
      WHERE c.person_id = ${personId} AND c.voided_at IS NULL AND c.self_assessment_id IS NOT NULL
    ), handed_in AS MATERIALIZED (
      SELECT s.id, s.round_id, s.submitted_on, s.mode, s.entered_by_id, p.name AS entered_by,
        b.kind AS returned_kind, b.comment AS returned_comment, b.returned_on, q.name AS returned_by
      FROM submission s
      LEFT JOIN submission_return b ON b.submission_id = s.id
      LEFT JOIN particulars_on(${day}::date) p ON p.person_id = s.entered_by_id
      LEFT JOIN particulars_on(${day}::date) q ON q.person_id = b.returned_by_id
      WHERE s.person_id = ${personId}
    ), versions AS MATERIALIZED (
      SELECT standard_in_force(${day}::date) AS id
      UNION
      SELECT r.standard_version_id FROM round_participant t JOIN round r ON r.id = t.round_id
      WHERE t.person_id = ${personId} AND r.state = 'open'
    ), latest AS MATERIALIZED (
      SELECT DISTINCT ON (c.skill_id) c.skill_id, c.level, c.confirmed_on, c.id AS confirmation_id
      FROM confirmation c JOIN skill s ON s.id = c.skill_id JOIN versions v ON v.id = s.standard_version_id
      WHERE c.person_id = ${personId} AND c.voided_at IS NULL AND c.confirmed_on <= ${day}::date
      ORDER BY c.skill_id, c.confirmed_on DESC, c.id DESC
    )
    SELECT standard_in_force(${day}::date) AS "standardId",
      (SELECT coalesce(jsonb_agg(jsonb_build_array(l.skill_id, l.level, l.confirmed_on, c.confirmed_as, n.name)), '[]')
        FROM latest l JOIN confirmation c ON c.id = l.confirmation_id
        LEFT JOIN particulars_on(${day}::date) n ON n.person_id = c.confirmed_by_id) AS levels,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(s.skill_id, s.level, s.submitted_on, d.level)), '[]')
        FROM standing s LEFT JOIN decided d ON d.claim_id = s.id) AS claims,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'roundId', r.id, 'name', r.name, 'kind', r.kind, 'tiers', to_jsonb(r.tiers), 'standardVersionId', r.standard_version_id,
          'dueOn', t.self_due_on, 'rule', t.rule, 'modes', to_jsonb(t.modes), 'skillIds', to_jsonb(t.skill_ids), 'state', t.state,
          'revision', coalesce(d.revision, 0), 'savedAt', d.updated_at, 'changed', coalesce(to_jsonb(d.changed), '[]'),
          'levels', coalesce(d.levels, last.levels, '{}'), 'notes', coalesce(d.notes, last.notes, '{}'),
          'submission', CASE WHEN last.id IS NOT NULL AND last.returned_kind IS NULL THEN jsonb_build_object(
            'submissionId', last.id, 'on', last.submitted_on, 'mode', last.mode, 'enteredBy', last.entered_by,
            'claims', last.claims, 'decided', last.decided) END,
          'returned', CASE WHEN last.returned_kind IS NOT NULL THEN jsonb_build_object(
            'kind', last.returned_kind, 'comment', last.returned_comment, 'on', last.returned_on, 'by', last.returned_by) END)
          ORDER BY t.self_due_on, r.id), '[]')
        FROM round_participant t JOIN round r ON r.id = t.round_id
        LEFT JOIN assessment_draft d ON d.round_id = r.id AND d.person_id = t.person_id
        LEFT JOIN LATERAL (
          SELECT h.*, x.levels, x.notes, x.claims, x.decided FROM handed_in h
          CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(a.skill_id, a.level) AS levels, count(*) AS claims, count(e.claim_id) AS decided,
              jsonb_object_agg(a.skill_id, a.note) FILTER (WHERE a.note IS NOT NULL) AS notes
            FROM self_assessment a LEFT JOIN decided e ON e.claim_id = a.id WHERE a.submission_id = h.id
          ) x
          WHERE h.round_id = r.id ORDER BY h.id DESC LIMIT 1
        ) last ON true
        WHERE t.person_id = ${personId} AND r.state = 'open') AS rounds,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'submissionId', h.id, 'skillId', a.skill_id, 'level', a.level, 'note', a.note, 'submittedOn', h.submitted_on,
          'decided', d.level, 'decidedOn', d.confirmed_on, 'comment', d.comment,
          'returned', CASE WHEN h.returned_kind IS NOT NULL THEN jsonb_build_object(
            'kind', h.returned_kind, 'comment', h.returned_comment, 'on', h.returned_on, 'by', h.returned_by) END)
          ORDER BY h.id DESC), '[]')
        FROM handed_in h JOIN self_assessment a ON a.submission_id = h.id LEFT JOIN decided d ON d.claim_id = a.id
        WHERE h.round_id IS NULL) AS requests,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'submissionId', h.id, 'roundName', r.name, 'on', h.submitted_on, 'enteredBy', h.entered_by) ORDER BY h.id DESC), '[]')
        FROM handed_in h LEFT JOIN round r ON r.id = h.round_id WHERE h.mode <> 'self' AND h.returned_kind IS NULL) AS "proxyEntries",
      (SELECT a.role FROM aims_on(${day}::date) a WHERE a.person_id = ${personId}) AS aim,
      coalesce((SELECT array_agg(DISTINCT o.role) FROM role_holders_on(${day}::date) o WHERE o.person_id = ${personId}), '{}') AS roles`
  if (!found) throw new Error('a statement without a row')
  return found
}
