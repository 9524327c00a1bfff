import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatQuota } from '~/domain/course-session'
import { type Applicant, allocateSeats } from '~/domain/seat-allocation'

let nextId = 0
const applicant = (given: Partial<Applicant> = {}): Applicant => {
  nextId += 1
  return {
    enrolmentId: nextId,
    hasSeat: false,
    requiredFor: null,
    turnedAwayBefore: false,
    gapLevels: 0,
    appliedAt: '2028-11-01T09:00:00.000Z',
    role: null,
    departmentId: null,
    ...given,
  }
}
const seatedOf = (placed: ReturnType<typeof allocateSeats>) =>
  placed.filter(({ seated }) => seated).map(({ enrolmentId }) => enrolmentId)

describe('seats', () => {
  test('kept for a group go to its first, though others stand before them; what it leaves over goes to everybody', () => {
    const [early, later, own] = [
      applicant(),
      applicant({ appliedAt: '2028-11-02T09:00:00.000Z' }),
      applicant({ appliedAt: '2028-11-09T09:00:00.000Z', departmentId: 9 }),
    ]
    const quotas: SeatQuota[] = [{ kind: 'department', unitId: 9, seats: 2 }]
    expect(seatedOf(allocateSeats({ capacity: 2, quotas, settled: false }, [early, later, own]))).toEqual([
      early.enrolmentId,
      own.enrolmentId,
    ])
    expect(seatedOf(allocateSeats({ capacity: 2, quotas, settled: false }, [early, later]))).toHaveLength(2)
  })

  test('once the deadline has passed stay with whoever has one, whoever comes after', () => {
    const [has, must] = [applicant({ hasSeat: true }), applicant({ requiredFor: 'DX_LEADER' })]
    expect(seatedOf(allocateSeats({ capacity: 1, quotas: [], settled: true }, [has, must]))).toEqual([has.enrolmentId])
    expect(seatedOf(allocateSeats({ capacity: 1, quotas: [], settled: false }, [has, must]))).toEqual([
      must.enrolmentId,
    ])
  })
})

const someApplicant = fc
  .record({
    hasSeat: fc.boolean(),
    requiredFor: fc.constantFrom(null, 'DX_LEADER' as const),
    turnedAwayBefore: fc.boolean(),
    gapLevels: fc.integer({ min: 0, max: 4 }),
    appliedAt: fc.constantFrom('2028-11-01T09:00:00.000Z', '2028-11-02T09:00:00.000Z'),
    role: fc.constantFrom(null, 'DX_LEADER' as const, 'DX_MASTER' as const),
    departmentId: fc.constantFrom(1, 2, 3),
  })
  .map(applicant)
const someSeats = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 8 })),
  quotas: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('role' as const),
        role: fc.constant('DX_LEADER' as const),
        seats: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('department' as const),
        unitId: fc.integer({ min: 1, max: 3 }),
        seats: fc.integer({ min: 1, max: 3 }),
      }),
    ),
    { maxLength: 3 },
  ),
  settled: fc.boolean(),
})
const someApplicants = fc.array(someApplicant, { maxLength: 20 })

describe('any allocation', () => {
  test('gives every seat that somebody wants, and none that is not there', () => {
    fc.assert(
      fc.property(someSeats, someApplicants, (seats, applicants) => {
        const seated = seatedOf(allocateSeats(seats, applicants))
        expect(seated).toHaveLength(Math.min(applicants.length, seats.capacity ?? applicants.length))
      }),
    )
  })

  test('ranks everybody once, whatever the order in which they are read', () => {
    fc.assert(
      fc.property(someSeats, someApplicants, (seats, applicants) => {
        const placed = allocateSeats(seats, applicants)
        expect(placed.map(({ rank }) => rank)).toEqual(applicants.map((_, index) => index + 1))
        expect(allocateSeats(seats, [...applicants].reverse())).toEqual(placed)
      }),
    )
  })

  test('without quotas seats the first ranks before the deadline, and takes nobody’s seat after it', () => {
    fc.assert(
      fc.property(someSeats, someApplicants, ({ capacity }, applicants) => {
        const open = allocateSeats({ capacity, quotas: [], settled: false }, applicants)
        expect(open.every(({ seated, rank }) => seated === (capacity === null || rank <= capacity))).toBe(true)
        const had = applicants.filter(({ hasSeat }) => hasSeat)
        if (capacity !== null && had.length > capacity) return
        const settled = new Set(seatedOf(allocateSeats({ capacity, quotas: [], settled: true }, applicants)))
        expect(had.every(({ enrolmentId }) => settled.has(enrolmentId))).toBe(true)
      }),
    )
  })

  test('a better reason never costs a place', () => {
    fc.assert(
      fc.property(fc.array(someApplicant, { minLength: 1, maxLength: 12 }), fc.nat(), (applicants, pick) => {
        const chosen = applicants[pick % applicants.length]
        if (!chosen) return
        const rankIn = (all: Applicant[]) =>
          allocateSeats({ capacity: 3, quotas: [], settled: false }, all).find(
            ({ enrolmentId }) => enrolmentId === chosen.enrolmentId,
          )?.rank ?? 0
        const better = { ...chosen, gapLevels: chosen.gapLevels + 1, turnedAwayBefore: true }
        expect(rankIn(applicants.map((one) => (one === chosen ? better : one)))).toBeLessThanOrEqual(rankIn(applicants))
      }),
    )
  })
})
