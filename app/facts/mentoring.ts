import type { CityDate } from '~/domain/calendar'
import type { MentoringCapacity, MentoringCity, MentoringPerson, PairKind } from '~/domain/mentoring'
import type { Sql } from '~/facts/sql'

/** Somebody who mentors, may mentor or is looked after, as lists name them. */
export type MentoringName = MentoringPerson & {
  staffNumber: string
  name: string
  sectionName: string | null
  departmentName: string | null
  /** Last day of the master's certificate, and of the appointment as provisional mentor. */
  masterThrough: CityDate | null
  provisionalThrough: CityDate | null
}

export type MentoringPairOn = {
  pairId: number
  mentorId: number
  menteeId: number
  kind: PairKind
  since: CityDate
  /** The last day that is known. */
  until: CityDate | null
}

export type CityMentoring = Omit<MentoringCity, 'people' | 'pairs'> & {
  people: ReadonlyMap<number, MentoringName>
  pairs: readonly MentoringPairOn[]
}

type Row = { people: MentoringName[]; pairs: MentoringPairOn[]; capacity: MentoringCapacity }

/** Who looks after whom in the whole city on a day, with everybody who could; one statement. */
export async function mentoringOn(sql: Sql, day: CityDate): Promise<CityMentoring> {
  const [found] = await sql.$queryRaw<Row[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    held AS MATERIALIZED (
      SELECT h.person_id, h.role, h.valid_through FROM clock, role_holders_on(clock.d) h
      WHERE h.role IN ('TECH_OFFICER', 'DX_MASTER', 'DX_LEADER', 'PROVISIONAL_MENTOR')
    ), aiming AS MATERIALIZED (
      SELECT x.person_id, max(x.role) AS role FROM (
        SELECT c.person_id, c.role FROM clock, candidates_on(clock.d) c WHERE c.role IN ('DX_LEADER', 'DX_MASTER')
        UNION SELECT a.person_id, a.role FROM application a WHERE a.stage = 'certification' AND a.role IN ('DX_LEADER', 'DX_MASTER')
          AND a.state NOT IN ('draft', 'certified', 'refused', 'withdrawn')
      ) x GROUP BY x.person_id
    ), pair AS MATERIALIZED (
      SELECT m.id, m.mentor_id, m.mentee_id, m.kind, m.valid_from, m.valid_to FROM clock, mentor_pair m
      WHERE m.voided_at IS NULL AND m.valid_from <= clock.d AND (m.valid_to IS NULL OR m.valid_to > clock.d)
    ), known AS MATERIALIZED (
      SELECT person_id FROM held UNION SELECT person_id FROM aiming UNION SELECT mentor_id FROM pair UNION SELECT mentee_id FROM pair
    ), line AS MATERIALIZED (
      SELECT l.unit_id, u.unit_id AS above, u.kind, u.name FROM clock, unit_lines_on(clock.d) l
      JOIN units_on((SELECT d FROM clock)) u ON u.unit_id = l.ancestor_id AND u.kind IN ('section', 'department')
    ), strong AS MATERIALIZED (
      SELECT k.person_id, jsonb_agg(s.code ORDER BY s.position) AS codes FROM current_level k JOIN skill s ON s.id = k.skill_id
      WHERE k.level >= 3 AND k.person_id IN (SELECT person_id FROM held WHERE role <> 'DX_LEADER') GROUP BY k.person_id
    ), lacking AS MATERIALIZED (
      SELECT r.person_id, jsonb_agg(s.code ORDER BY s.position) AS codes FROM clock, required_levels_on(clock.d) r
      JOIN skill s ON s.id = r.skill_id LEFT JOIN current_level k ON k.person_id = r.person_id AND k.skill_id = r.skill_id
      WHERE r.person_id IN (SELECT person_id FROM aiming) AND coalesce(k.level, 0) < r.required_level GROUP BY r.person_id
    )
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', n.person_id, 'name', i.name, 'staffNumber', coalesce(w.number, ''),
          'sectionId', section.above, 'sectionName', coalesce(section.name, own.name), 'departmentId', department.above, 'departmentName', department.name,
          'roles', (SELECT coalesce(jsonb_agg(DISTINCT h.role), '[]') FROM held h WHERE h.person_id = n.person_id),
          'masterSince', (SELECT max(e.effective_on) FROM certificate_event e WHERE e.person_id = n.person_id AND e.role = 'DX_MASTER'
            AND e.event = 'grant' AND e.voided_at IS NULL AND e.effective_on <= clock.d),
          'masterThrough', (SELECT max(h.valid_through) FROM held h WHERE h.person_id = n.person_id AND h.role = 'DX_MASTER'),
          'provisionalThrough', (SELECT max(h.valid_through) FROM held h WHERE h.person_id = n.person_id AND h.role = 'PROVISIONAL_MENTOR'),
          'candidateFor', (SELECT a.role FROM aiming a WHERE a.person_id = n.person_id),
          'strong', coalesce((SELECT s.codes FROM strong s WHERE s.person_id = n.person_id), '[]'),
          'lacks', coalesce((SELECT s.codes FROM lacking s WHERE s.person_id = n.person_id), '[]'),
          'isAway', EXISTS (SELECT 1 FROM leaves_on(clock.d) v WHERE v.person_id = n.person_id)
            OR NOT EXISTS (SELECT 1 FROM employments_on(clock.d) e WHERE e.person_id = n.person_id)) ORDER BY i.kana, n.person_id), '[]')
        FROM known n JOIN clock ON true JOIN particulars_on(clock.d) i ON i.person_id = n.person_id
        LEFT JOIN staff_numbers() w ON w.person_id = n.person_id
        LEFT JOIN posts_on(clock.d) p ON p.person_id = n.person_id AND p.kind = 'primary'
        LEFT JOIN units_on(clock.d) own ON own.unit_id = p.unit_id
        LEFT JOIN line section ON section.unit_id = p.unit_id AND section.kind = 'section'
        LEFT JOIN line department ON department.unit_id = p.unit_id AND department.kind = 'department') AS people,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('pairId', m.id, 'mentorId', m.mentor_id, 'menteeId', m.mentee_id, 'kind', m.kind,
          'since', m.valid_from, 'until', m.valid_to - 1) ORDER BY m.mentor_id, m.kind, m.valid_from, m.mentee_id), '[]') FROM pair m) AS pairs,
      (SELECT jsonb_build_object('officerMasters', c.officer_masters, 'officerCandidates', c.officer_candidates,
          'masterCandidates', c.master_candidates, 'masterWithAssistant', c.master_with_assistant,
          'provisionalMentor', c.provisional_mentor, 'assistantMentor', c.assistant_mentor)
        FROM clock, mentoring_capacity c WHERE c.effective_from <= clock.d ORDER BY c.effective_from DESC, c.id DESC LIMIT 1) AS capacity
    FROM clock`
  if (!found) throw new Error('a statement without a row')
  const { people, pairs, capacity } = found
  return { day, capacity: capacity ?? NO_PLACES, pairs, people: new Map(people.map((one) => [one.personId, one])) }
}

/** Before the first day for which places were stated. */
const NO_PLACES: MentoringCapacity = {
  officerMasters: 0,
  officerCandidates: 0,
  masterCandidates: 0,
  masterWithAssistant: 0,
  provisionalMentor: 0,
  assistantMentor: 0,
}
