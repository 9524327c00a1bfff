import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { PairKind } from '~/domain/mentoring'
import type { RoleHeld } from '~/domain/roles'
import type { Sql } from '~/facts/sql'
import { standing } from '~/facts/standing-claims'

/* What waits for a mentor (指導): levels that only they may confirm, sign-offs, meetings and what they promised. */

/** The viewer, as far as it counts here. */
export type MentorAsking = {
  personId: number | null
  roles: readonly RoleHeld[]
  mentees: readonly { personId: number; kind: string }[]
}

/** A level of 3 or 4 that a mentee has claimed. */
export type ClaimWaiting = {
  personId: number
  name: string
  skill: string
  skillName: string
  claimed: number
  confirmed: number | null
  evidence: number
  submittedOn: CityDate
  /** Of the open round; null off-cycle. */
  confirmBy: CityDate | null
}

/** An application that waits for a sign-off (承認). */
export type SignoffWaiting = {
  applicationId: number
  personId: number
  name: string
  role: CertifiedRole
  stage: 'certification' | 'renewal' | 'revival'
  appliedOn: CityDate
  committeeOn: CityDate | null
}

/** Of a pair: when they last met and will meet next, and what they agreed on last. */
export type PairMeetings = {
  menteeId: number
  name: string
  kind: PairKind
  since: CityDate
  sessions: number
  lastOn: CityDate | null
  nextStep: string | null
  nextBy: CityDate | null
  nextWho: NextWho | null
  /** Meetings planned that no session has followed, the earliest first. */
  meetings: { meetingId: number; on: CityDate; at: string; about: string }[]
}
export type NextWho = 'mentee' | 'mentor' | 'both'

export type MentorDesk = {
  claims: ClaimWaiting[]
  signoffs: SignoffWaiting[]
  pairs: PairMeetings[]
  committee: { applyBy: CityDate; heldOn: CityDate } | null
}

const NOTHING: MentorDesk = { claims: [], signoffs: [], pairs: [], committee: null }
const desks = new WeakMap<MentorAsking, Promise<MentorDesk>>()

/** Is there any chance that something waits? Costs nothing. */
export function isMentor({ roles, mentees }: MentorAsking): boolean {
  return mentees.length > 0 || roles.some((role) => role !== 'DX_LEADER' && role !== 'DATA_SPECIALIST')
}

/** All of it in one statement, once for each viewer of a request however many parts of a page ask. */
export function mentorDesk(sql: Sql, asking: MentorAsking, day: CityDate): Promise<MentorDesk> {
  const { personId } = asking
  if (personId === null || !isMentor(asking)) return Promise.resolve(NOTHING)
  const known = desks.get(asking)
  if (known) return known
  const found = readDesk(sql, { ...asking, personId }, day)
  desks.set(asking, found)
  return found
}

/** A master confirms level 3 where their own is 3 or more, the officer 4 too; nobody else of those who mentor. */
async function readDesk(
  sql: Sql,
  { personId, roles, mentees }: MentorAsking & { personId: number },
  day: CityDate,
): Promise<MentorDesk> {
  const of = (...kinds: string[]) => mentees.filter(({ kind }) => kinds.includes(kind)).map((one) => one.personId)
  const isOfficer = roles.includes('TECH_OFFICER')
  const confirms = isOfficer || roles.includes('DX_MASTER') ? of('mentor') : []
  const [found] = await sql.$queryRaw<MentorDesk[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d), standing AS MATERIALIZED (${standing(confirms)}),
    pair AS MATERIALIZED (
      SELECT m.mentee_id, m.kind, m.valid_from FROM clock, mentor_pair m
      WHERE m.mentor_id = ${personId} AND m.voided_at IS NULL AND m.valid_from <= clock.d AND (m.valid_to IS NULL OR m.valid_to > clock.d)
    )
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', l.person_id, 'name', p.name, 'skill', s.code, 'skillName', s.name,
          'claimed', l.level, 'confirmed', k.level, 'submittedOn', l.submitted_on, 'confirmBy', CASE WHEN l.round_open THEN r.confirm_due_on END,
          'evidence', (SELECT count(*)::int FROM evidence e WHERE e.person_id = l.person_id AND e.skill_id = l.skill_id))
          ORDER BY l.submitted_on, l.person_id, s.position), '[]')
        FROM standing l JOIN skill s ON s.id = l.skill_id JOIN particulars_on(clock.d) p ON p.person_id = l.person_id
        LEFT JOIN round r ON r.id = l.round_id
        LEFT JOIN LATERAL latest_level(l.person_id, l.skill_id, clock.d) k ON true
        LEFT JOIN LATERAL latest_level(${personId}::int, l.skill_id, clock.d) own ON true
        WHERE l.confirmation_id IS NULL AND l.level >= 3 AND (${isOfficer} OR (l.level = 3 AND own.level >= 3))) AS claims,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('applicationId', a.id, 'personId', a.person_id, 'name', p.name, 'role', a.role,
          'stage', a.stage, 'appliedOn', a.applied_on, 'committeeOn', c.held_on) ORDER BY a.applied_on, a.id), '[]')
        FROM application a JOIN particulars_on(clock.d) p ON p.person_id = a.person_id LEFT JOIN committee c ON c.id = a.committee_id
        WHERE a.state = 'signoff_pending' AND a.person_id <> ${personId} AND a.applied_on > (clock.d - interval '9 months')::date
          AND (a.person_id = ANY (${of('mentor')}::int[]) OR (a.role = 'DX_LEADER' AND a.person_id = ANY (${of('provisional_mentor')}::int[]))
            OR (${isOfficer} AND a.role = 'DX_MASTER'))) AS signoffs,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('menteeId', m.mentee_id, 'name', p.name, 'kind', m.kind, 'since', m.valid_from,
          'sessions', (SELECT count(*)::int FROM mentoring_session n WHERE n.mentor_id = ${personId} AND n.mentee_id = m.mentee_id),
          'lastOn', t.held_on, 'nextStep', t.next_step, 'nextBy', t.next_by, 'nextWho', t.next_who,
          'meetings', (SELECT coalesce(jsonb_agg(jsonb_build_object('meetingId', g.id, 'on', g.meets_on, 'at', g.starts_at, 'about', g.about)
              ORDER BY g.meets_on, g.starts_at, g.id), '[]') FROM mentoring_meeting g
            WHERE g.mentor_id = ${personId} AND g.mentee_id = m.mentee_id AND NOT EXISTS (
              SELECT 1 FROM mentoring_session n WHERE n.mentor_id = g.mentor_id AND n.mentee_id = g.mentee_id AND n.held_on >= g.meets_on)))
          ORDER BY p.kana, m.mentee_id), '[]')
        FROM pair m JOIN particulars_on(clock.d) p ON p.person_id = m.mentee_id
        LEFT JOIN LATERAL (
          SELECT n.held_on, n.next_step, n.next_by, n.next_who FROM mentoring_session n
          WHERE n.mentor_id = ${personId} AND n.mentee_id = m.mentee_id ORDER BY n.held_on DESC, n.id DESC LIMIT 1
        ) t ON true) AS pairs,
      (SELECT jsonb_build_object('applyBy', c.apply_by, 'heldOn', c.held_on) FROM committee c
        WHERE c.apply_by >= clock.d ORDER BY c.apply_by LIMIT 1) AS committee
    FROM clock`
  return found ?? NOTHING
}
