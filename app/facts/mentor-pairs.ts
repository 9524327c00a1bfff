import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { MentoringPairOn } from '~/facts/mentoring'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/* Pairs of mentor and mentee, and the 暫定メンター of a fiscal year: dated rows, taken back and recorded anew. */

type Pair = Pick<MentoringPairOn, 'mentorId' | 'menteeId' | 'kind'>
export type StoredPair = Pair & { pairId: number; validFrom: CityDate; validTo: CityDate | null }

/** A pair that is not taken back, and nobody else changes it until this transaction ends. */
export async function lockedPair(sql: Sql, pairId: number): Promise<StoredPair | null> {
  const [pair] = await sql.$queryRaw<StoredPair[]>`
    SELECT m.id AS "pairId", m.mentor_id AS "mentorId", m.mentee_id AS "menteeId", m.kind, m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo"
    FROM mentor_pair m WHERE m.id = ${pairId} AND m.voided_at IS NULL FOR UPDATE`
  return pair ?? null
}

/** @returns the id */
export async function beginPair(sql: Sql, pair: Pair & { from: CityDate }, stamp: Stamp): Promise<number> {
  const { mentorId, menteeId, kind, from } = pair
  const [id] = await record(sql, 'mentor_pair', [{ mentorId, menteeId, kind, validFrom: from, validTo: null }], stamp)
  if (id === undefined) throw new Error('the pair was not recorded')
  return id
}

/** @param from the first day on which it is no longer so; on or before its own first day it never was */
export async function endPair(sql: Sql, pair: StoredPair, from: CityDate, stamp: Stamp): Promise<void> {
  const { pairId, mentorId, menteeId, kind, validFrom } = pair
  await takeBack(sql, 'mentor_pair', [pairId], stamp)
  if (from <= validFrom) return
  await record(sql, 'mentor_pair', [{ mentorId, menteeId, kind, validFrom, validTo: from }], stamp)
}

/** What somebody does by the right of a certificate since its grant: people they look after to this day, sign-offs given. */
export async function builtOnGrant(
  sql: Sql,
  { personId, role, on }: { personId: number; role: CertifiedRole; on: CityDate },
): Promise<{ mentees: number; signoffs: number }> {
  const [row] = await sql.$queryRaw<{ mentees: number; signoffs: number }[]>`
    SELECT (SELECT count(*)::int FROM mentor_pair m WHERE m.voided_at IS NULL AND m.mentor_id = ${personId} AND m.valid_from >= ${on}::date
        AND m.valid_to IS NULL AND m.kind = CASE ${role} WHEN 'DX_MASTER' THEN 'mentor' WHEN 'DX_LEADER' THEN 'assistant_mentor' END) AS mentees,
      (SELECT count(*)::int FROM signoff s WHERE s.voided_at IS NULL AND s.signer_id = ${personId} AND s.signer_role = ${role}
        AND s.signed_on >= ${on}::date) AS signoffs`
  return row ?? { mentees: 0, signoffs: 0 }
}

/** Changes of who looks after whom wait for each other, so that two of them never fill the same place. */
export async function holdPairs(sql: Sql): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('mentor_pair'))::text AS held`
}

/** Pairs that begin or end after a day, the earliest first. */
export function pairsToCome(
  sql: Sql,
  day: CityDate,
): Promise<(Pair & { pairId: number; from: CityDate; mentorName: string; menteeName: string })[]> {
  return sql.$queryRaw`
    SELECT m.id AS "pairId", m.mentor_id AS "mentorId", m.mentee_id AS "menteeId", m.kind, m.valid_from::text AS "from",
      a.name AS "mentorName", b.name AS "menteeName"
    FROM mentor_pair m JOIN particulars_on(${day}::date) a ON a.person_id = m.mentor_id JOIN particulars_on(${day}::date) b ON b.person_id = m.mentee_id
    WHERE m.voided_at IS NULL AND m.valid_from > ${day}::date ORDER BY m.valid_from, m.id`
}

export type ProvisionalMentor = {
  appointmentId: number
  personId: number
  staffNumber: string
  name: string
  unitName: string | null
  from: CityDate
  through: CityDate | null
}

/** The 暫定メンター of a day and of later days. */
export function provisionalMentorsFrom(sql: Sql, day: CityDate): Promise<ProvisionalMentor[]> {
  return sql.$queryRaw<ProvisionalMentor[]>`
    SELECT a.id AS "appointmentId", a.person_id AS "personId", coalesce(w.number, '') AS "staffNumber", i.name, u.name AS "unitName",
      a.valid_from::text AS "from", (a.valid_to - 1)::text AS through
    FROM appointment a JOIN particulars_on(${day}::date) i ON i.person_id = a.person_id
    LEFT JOIN staff_numbers() w ON w.person_id = a.person_id
    LEFT JOIN posts_on(${day}::date) p ON p.person_id = a.person_id AND p.kind = 'primary' LEFT JOIN units_on(${day}::date) u ON u.unit_id = p.unit_id
    WHERE a.voided_at IS NULL AND a.role = 'PROVISIONAL_MENTOR' AND (a.valid_to IS NULL OR a.valid_to > ${day}::date)
    ORDER BY a.valid_from, i.kana`
}

/** @returns the id */
export async function appointProvisional(
  sql: Sql,
  { personId, from, to }: { personId: number; from: CityDate; to: CityDate },
  stamp: Stamp,
): Promise<number> {
  const row = { personId, role: 'PROVISIONAL_MENTOR', validFrom: from, validTo: to }
  const [id] = await record(sql, 'appointment', [row], stamp)
  if (id === undefined) throw new Error('the appointment was not recorded')
  return id
}

type StoredAppointment = { appointmentId: number; personId: number; validFrom: CityDate; validTo: CityDate | null }

export async function lockedProvisional(sql: Sql, appointmentId: number): Promise<StoredAppointment | null> {
  const [found] = await sql.$queryRaw<StoredAppointment[]>`
    SELECT a.id AS "appointmentId", a.person_id AS "personId", a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo"
    FROM appointment a WHERE a.id = ${appointmentId} AND a.role = 'PROVISIONAL_MENTOR' AND a.voided_at IS NULL FOR UPDATE`
  return found ?? null
}

/** @param from the first day on which it is no longer so */
export async function endProvisional(sql: Sql, one: StoredAppointment, from: CityDate, stamp: Stamp): Promise<void> {
  const { appointmentId, personId, validFrom } = one
  await takeBack(sql, 'appointment', [appointmentId], stamp)
  if (from <= validFrom) return
  await record(sql, 'appointment', [{ personId, role: 'PROVISIONAL_MENTOR', validFrom, validTo: from }], stamp)
}
