/**
 * Who gets a seat (席) in a session, and why: pure. Until the deadline everybody approved is ranked anew at each change;
 * after it nobody who has a seat loses it, and a freed one goes to the first of those who wait.
 * Source: the issue on learning, part 2.
 */
import type { SeatQuota } from './course-session'
import type { RoleAimedAt } from './roles'

/** Somebody whose head has approved. */
export type Applicant = {
  enrolmentId: number
  hasSeat: boolean
  /** The role as whose candidate the rules require the course of them and they lack it; null for everybody else. */
  requiredFor: RoleAimedAt | null
  /** Applied for this course before and got no seat, and has not completed it since. */
  turnedAwayBefore: boolean
  /** Levels of the roles held and aimed at that the course would close. */
  gapLevels: number
  /** ISO instant. */
  appliedAt: string
  /** Roles aimed at, and the departments of the primary post: for the quotas. */
  role: RoleAimedAt | null
  departmentId: number | null
}

/** Why somebody stands where they stand, the weightiest first; the time of application always decides last. */
export type SeatReason = 'required' | 'turned_away' | 'gap' | 'time'

export type Placed = { enrolmentId: number; rank: number; seated: boolean; reasons: SeatReason[] }

type Seats = {
  /** Null: no limit. */
  capacity: number | null
  quotas: readonly SeatQuota[]
  /** The deadline has passed: seats that are given stay given, and none is kept any more. */
  settled: boolean
}

/**
 * Every applicant's place: ranks from 1 without gaps, in the order of priority, whether seated or not.
 * Seats kept for a group go to its first; what a group leaves over goes to everybody.
 */
export function allocateSeats({ capacity, quotas, settled }: Seats, applicants: readonly Applicant[]): Placed[] {
  const inOrder = [...applicants].sort(byPriority)
  const seated = new Set<number>()
  const hasRoom = () => capacity === null || seated.size < capacity
  const seat = (some: readonly Applicant[]) => {
    for (const one of some) if (hasRoom()) seated.add(one.enrolmentId)
  }
  if (settled) seat(inOrder.filter(({ hasSeat }) => hasSeat))
  else for (const quota of quotas) seat(inOrder.filter((one) => belongsTo(one, quota)).slice(0, quota.seats))
  seat(inOrder)
  return inOrder.map((one, index) => ({
    enrolmentId: one.enrolmentId,
    rank: index + 1,
    seated: seated.has(one.enrolmentId),
    reasons: reasonsFor(one),
  }))
}

function byPriority(a: Applicant, b: Applicant): number {
  return (
    Number(b.requiredFor !== null) - Number(a.requiredFor !== null) ||
    Number(b.turnedAwayBefore) - Number(a.turnedAwayBefore) ||
    b.gapLevels - a.gapLevels ||
    (a.appliedAt < b.appliedAt ? -1 : a.appliedAt > b.appliedAt ? 1 : 0) ||
    a.enrolmentId - b.enrolmentId
  )
}

function belongsTo({ role, departmentId }: Applicant, quota: SeatQuota): boolean {
  return quota.kind === 'role' ? role === quota.role : departmentId === quota.unitId
}

/** Why somebody stands where they stand. */
export function reasonsFor({
  requiredFor,
  turnedAwayBefore,
  gapLevels,
}: Pick<Applicant, 'requiredFor' | 'turnedAwayBefore' | 'gapLevels'>): SeatReason[] {
  return [
    ...(requiredFor === null ? [] : ['required' as const]),
    ...(turnedAwayBefore ? ['turned_away' as const] : []),
    ...(gapLevels > 0 ? ['gap' as const] : []),
    'time',
  ]
}
