import { addDays, type CityDate, cityDate, fiscalYearOf } from '~/domain/calendar'
import type { SeatQuota, SessionDay } from '~/domain/course-session'
import { storeRules } from '~/facts/certification-rules'
import { recordCompletions } from '~/facts/completions'
import { type RecordedRows, record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import rules from '../../prisma/demo/certification-rules.json'
import { BEGINNING, STAMP } from './city-of'

/** Courses, sessions and what people do in them, row by row, for tests. */

type CourseGiven = {
  code: string
  title?: string
  develops?: Readonly<Record<string, number>>
  prerequisites?: string[]
  targetRoles?: string[]
  format?: string
  hours?: number
  capacity?: number | null
  recurrence?: 'once' | 'every_fiscal_year'
  costPerSession?: number | null
}

/** @returns the id */
export async function course(sql: Sql, given: CourseGiven): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`INSERT INTO course (code) VALUES (${given.code}) RETURNING id`
  if (!row) throw new Error('no course')
  const develops = Object.entries(given.develops ?? {})
  const period: RecordedRows['course_period'] = {
    courseId: row.id,
    title: given.title ?? `研修${given.code}`,
    providerType: 'internal',
    providerName: '情報システム課',
    format: given.format ?? 'classroom',
    hours: given.hours ?? 3,
    developsSkills: develops.map(([skill]) => skill),
    developsLevels: develops.map(([, level]) => level),
    prerequisites: given.prerequisites ?? [],
    targetRoles: given.targetRoles ?? ['GENERAL_STAFF'],
    capacityPerSession: given.capacity === undefined ? 20 : given.capacity,
    sessionsPerYear: 1,
    annualCapacity: given.capacity === undefined ? 20 : given.capacity,
    capacityByYear: {},
    fromFiscalYear: 2026,
    recurrence: given.recurrence ?? 'once',
    completionCriteria: '課題の提出',
    costPerSession: given.costPerSession ?? null,
    validFrom: BEGINNING,
    validTo: null,
  }
  await record(sql, 'course_period', [period], STAMP)
  return row.id
}

type SessionGiven = {
  courseId: number
  startsOn: CityDate
  endsOn?: CityDate
  applyBy?: CityDate
  capacity?: number | null
  name?: string
  days?: SessionDay[]
  quotas?: SeatQuota[]
}

/** A session; without more said of one day, to which one may apply until the day before. @returns the id */
export async function courseSession(sql: Sql, given: SessionGiven): Promise<number> {
  const endsOn = given.endsOn ?? given.startsOn
  const capacity = given.capacity === undefined ? 20 : given.capacity
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO course_session (course_id, fiscal_year, name, starts_on, ends_on, days, place, capacity, apply_by, quotas, state, revision, recorded_at)
    VALUES (${given.courseId}, ${fiscalYearOf(given.startsOn)}, ${given.name ?? '第1回'}, ${given.startsOn}::date, ${endsOn}::date,
      ${JSON.stringify(given.days ?? [])}::jsonb, '本庁 8階 研修室', ${capacity}, ${given.applyBy ?? addDays(given.startsOn, -1)}::date,
      ${JSON.stringify(given.quotas ?? [])}::jsonb, 'open', 1, ${STAMP.at})
    RETURNING id`
  if (!row) throw new Error('no session')
  return row.id
}

/** An application as it stands, with nothing told of how it came to be so. @returns the id */
export async function enrolment(
  sql: Sql,
  given: { sessionId: number; personId: number; state: string; appliedOn?: CityDate },
): Promise<number> {
  const appliedOn = given.appliedOn ?? cityDate('2028-11-01')
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO enrolment (session_id, person_id, state, applied_on, applied_at, reasons)
    VALUES (${given.sessionId}, ${given.personId}, ${given.state}, ${appliedOn}::date, ${new Date(`${appliedOn}T09:00:00+09:00`)}, '{}')
    RETURNING id`
  if (!row) throw new Error('no enrolment')
  return row.id
}

/** Completed by these people on a day. */
export async function completed(
  sql: Sql,
  courseId: number,
  personIds: readonly number[],
  completedOn: CityDate,
): Promise<void> {
  const rows = personIds.map((personId) => ({
    personId,
    courseId,
    completedOn,
    score: null,
    source: 'import' as const,
    enrolmentId: null,
  }))
  await recordCompletions(sql, rows, STAMP)
}

/** Aims at a role, and (with somebody who nominates) is its candidate. */
export async function aimAt(
  sql: Sql,
  given: { personId: number; role: string; from: CityDate; nominatedBy?: { personId: number; unitId: number } },
): Promise<void> {
  const { personId, role, from, nominatedBy } = given
  await record(sql, 'role_aim', [{ personId, role, validFrom: from, validTo: null }], STAMP)
  if (!nominatedBy) return
  await record(
    sql,
    'nomination',
    [{ personId, role, unitId: nominatedBy.unitId, nominatedById: nominatedBy.personId, nominatedOn: from }],
    STAMP,
  )
}

/** Puts the reference rules of certification in force. */
export async function rulesFrom(sql: Sql, from: CityDate): Promise<void> {
  await storeRules(sql, { version: rules.rulesVersion, content: rules, from }, STAMP)
}
