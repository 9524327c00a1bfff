/**
 * A session (実施回) of a course: its days, its seats, and for whom some of them are kept.
 * Source: the issue on learning, part 1; domain notes §1, §3.
 */
import { z } from 'zod'
import type { CityDate, FiscalYear } from './calendar'
import { ROLES_TO_AIM_AT, type RoleAimedAt } from './roles'
import type { CourseFormat } from './training'

/** A day of a session with its times of day in Tokyo, `HH:MM`. */
export type SessionDay = { on: CityDate; from: string; to: string }

/**
 * Seats that go first to a group: to those who aim at a role or are its candidates, or to a department's staff. Seats
 * that the group leaves over go to everybody.
 */
export type SeatQuota =
  | { kind: 'role'; role: RoleAimedAt; seats: number }
  | { kind: 'department'; unitId: number; seats: number }

export type SessionState = 'open' | 'cancelled'

/** A session as the office has planned it. Days without times (eラーニング) stand as the span alone. */
export type CourseSession = {
  sessionId: number
  courseId: number
  courseCode: string
  /** As the course is called, and given, on the session's first day. */
  courseTitle: string
  courseFormat: CourseFormat
  fiscalYear: FiscalYear
  name: string
  startsOn: CityDate
  endsOn: CityDate
  days: readonly SessionDay[]
  place: string | null
  url: string | null
  /** Null: no limit. */
  capacity: number | null
  /** The last day on which one may apply. */
  applyBy: CityDate
  quotas: readonly SeatQuota[]
  note: string | null
  state: SessionState
  /** Rises with each change. */
  revision: number
}

/** How many people stand where in a session. */
export type SeatCounts = {
  /** With a seat, those who have been there included. */
  seated: number
  waitlisted: number
  /** Still to be approved by their heads. */
  applied: number
}

const seats = z.number().int().positive()

/** Quotas as they are stored. */
export const seatQuotas = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('role'), role: z.enum(ROLES_TO_AIM_AT), seats }),
    z.object({ kind: z.literal('department'), unitId: z.number().int().positive(), seats }),
  ]),
)

/** May one apply on a day: the session is open, and its deadline has not passed. */
export function takesApplications(session: Pick<CourseSession, 'state' | 'applyBy'>, day: CityDate): boolean {
  return session.state === 'open' && day <= session.applyBy
}

/** Seats that nobody has yet; null where there is no limit. */
export function freeSeats(session: Pick<CourseSession, 'capacity'> & Pick<SeatCounts, 'seated'>): number | null {
  return session.capacity === null ? null : Math.max(session.capacity - session.seated, 0)
}
