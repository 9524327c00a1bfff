import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatQuota } from '~/domain/course-session'
import { type Applicant, allocateSeats } from '~/domain/seat-allocation'

const applicant = (enrolmentId: number, more: Partial<Applicant> = {}): Applicant => ({
  enrolmentId,
  hasSeat: false,
  requiredFor: null,
  turnedAwayBefore: false,
  gapLevels: 0,
  appliedAt: `2028-11-01T00:00:${String(enrolmentId % 60).padStart(2, '0')}.000Z`,
  role: null,
  departmentId: null,
  ...more,
})

const open = (capacity: number | null, quotas: SeatQuota[] = []) => ({ capacity, quotas, settled: false })
const settled = (capacity: number | null, quotas: SeatQuota[] = []) => ({ capacity, quotas, settled: true })

function seatedBy(placed: ReturnType<typeof allocateSeats>): number[] {
  return placed
    .filter(({ seated }) => seated)
    .map(({ enrolmentId }) => enrolmentId)
    .sort((a, b) => a - b)
}

describe('who goes first, and why', () => {
  const people = [
    applicant(1),
    applicant(2, { gapLevels: 1 }),
    applicant(3, { gapLevels: 4 }),
    applicant(4, { turnedAwayBefore: true }),
    applicant(5, { requiredFor: 'DX_LEADER' }),
  ]

  test('candidates before those turned away, these before gaps, gaps by size, and time last', () => {
    expect(allocateSeats(open(5), people).map(({ enrolmentId }) => enrolmentId)).toEqual([5, 4, 3, 2, 1])
  })

  test('each place says its reasons, the weightiest first', () => {
    const [first] = allocateSeats(open(1), [
      applicant(1, { requiredFor: 'DX_LEADER', turnedAwayBefore: true, gapLevels: 2 }),
    ])
    expect(first).toEqual({
      enrolmentId: 1,
      rank: 1,
      seated: true,
      reasons: ['required', 'turned_away', 'gap', 'time'],
    })
    expect(allocateSeats(open(1), [applicant(1)])[0]?.reasons).toEqual(['time'])
  })

  test('without a limit everybody approved has a seat', () => {
    expect(seatedBy(allocateSeats(open(null), people))).toEqual([1, 2, 3, 4, 5])
  })
})

describe('before the deadline a seat is provisional', () => {
  const [early, urgent] = [applicant(1, { hasSeat: true }), applicant(2, { requiredFor: 'DX_LEADER' })]

  test('whoever needs it more takes it', () => {
    expect(seatedBy(allocateSeats(open(1), [early, urgent]))).toEqual([2])
  })

  test('and after the deadline it stays, though the order shows who would come first', () => {
    const placed = allocateSeats(settled(1), [early, urgent])
    expect(seatedBy(placed)).toEqual([1])
    expect(placed.map(({ enrolmentId, rank }) => [enrolmentId, rank])).toEqual([
      [2, 1],
      [1, 2],
    ])
  })
})

describe('seats kept for a group', () => {
  const forLeaders: SeatQuota = { kind: 'role', role: 'DX_LEADER', seats: 1 }
  const forTax: SeatQuota = { kind: 'department', unitId: 7, seats: 2 }

  test('go to its first, before others with a bigger gap', () => {
    const people = [applicant(1, { gapLevels: 5 }), applicant(2, { role: 'DX_LEADER' })]
    expect(seatedBy(allocateSeats(open(1, [forLeaders]), people))).toEqual([2])
  })

  test('go to everybody where the group leaves them over', () => {
    const people = [applicant(1), applicant(2), applicant(3, { departmentId: 7 })]
    expect(seatedBy(allocateSeats(open(3, [forTax]), people))).toEqual([1, 2, 3])
  })

  test('are no limit to the group: it takes part in the other seats too', () => {
    const people = [1, 2, 3].map((id) => applicant(id, { departmentId: 7, gapLevels: 1 }))
    expect(seatedBy(allocateSeats(open(3, [forTax]), [...people, applicant(4)]))).toEqual([1, 2, 3])
  })
})

const anyApplicants = (hasSeat: boolean) =>
  fc.uniqueArray(
    fc.record({
      enrolmentId: fc.integer({ min: 1, max: 400 }),
      hasSeat: hasSeat ? fc.boolean() : fc.constant(false),
      requiredFor: fc.option(fc.constantFrom('DX_LEADER' as const, 'DX_MASTER' as const)),
      turnedAwayBefore: fc.boolean(),
      gapLevels: fc.nat({ max: 3 }),
      appliedAt: fc.constantFrom('2028-11-01T00:00:00.000Z', '2028-11-02T00:00:00.000Z'),
      role: fc.option(fc.constantFrom('DX_LEADER' as const, 'DX_MASTER' as const)),
      departmentId: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    { selector: (one) => one.enrolmentId, maxLength: 40 },
  )

const anyQuotas: fc.Arbitrary<SeatQuota[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('role' as const),
      role: fc.constant('DX_LEADER' as const),
      seats: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({
      kind: fc.constant('department' as const),
      unitId: fc.integer({ min: 1, max: 3 }),
      seats: fc.integer({ min: 1, max: 6 }),
    }),
  ),
  { maxLength: 3 },
)
const anyCapacity = fc.option(fc.integer({ min: 1, max: 30 }))

test('never more seats than there are, and none stays empty while somebody waits', () => {
  fc.assert(
    fc.property(anyCapacity, anyQuotas, fc.boolean(), anyApplicants(false), (capacity, quotas, isSettled, people) => {
      const seats = seatedBy(allocateSeats({ capacity, quotas, settled: isSettled }, people)).length
      expect(seats).toBe(Math.min(capacity ?? Number.POSITIVE_INFINITY, people.length))
    }),
  )
})

test('everybody has one place, from 1 without gaps, the same however they are listed', () => {
  fc.assert(
    fc.property(anyCapacity, anyQuotas, anyApplicants(true), (capacity, quotas, people) => {
      const placed = allocateSeats(open(capacity, quotas), people)
      expect(placed.map(({ rank }) => rank)).toEqual(people.map((_, at) => at + 1))
      expect(new Set(placed.map(({ enrolmentId }) => enrolmentId)).size).toBe(people.length)
      expect(allocateSeats(open(capacity, quotas), [...people].reverse())).toEqual(placed)
    }),
  )
})

test('done again with its own outcome, it changes nothing', () => {
  fc.assert(
    fc.property(anyCapacity, anyQuotas, fc.boolean(), anyApplicants(false), (capacity, quotas, isSettled, people) => {
      const seats = { capacity, quotas, settled: isSettled }
      const placed = allocateSeats(seats, people)
      const seated = new Set(seatedBy(placed))
      const after = people.map((one) => ({ ...one, hasSeat: seated.has(one.enrolmentId) }))
      expect(allocateSeats(seats, after)).toEqual(placed)
    }),
  )
})

test('after the deadline nobody who has a seat loses it', () => {
  fc.assert(
    fc.property(anyQuotas, anyApplicants(true), fc.nat({ max: 10 }), (quotas, people, free) => {
      const holders = people.filter(({ hasSeat }) => hasSeat).map(({ enrolmentId }) => enrolmentId)
      const seated = seatedBy(allocateSeats(settled(holders.length + free + 1, quotas), people))
      expect(seated).toEqual(expect.arrayContaining(holders))
    }),
  )
})

test('a group has its kept seats as long as it has people for them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      anyApplicants(false),
      (capacity, kept, people) => {
        const quota: SeatQuota = { kind: 'department', unitId: 2, seats: kept }
        const seated = new Set(seatedBy(allocateSeats(open(capacity, [quota]), people)))
        const group = people.filter(({ departmentId }) => departmentId === 2)
        const inside = group.filter(({ enrolmentId }) => seated.has(enrolmentId)).length
        expect(inside).toBeGreaterThanOrEqual(Math.min(capacity, kept, group.length))
      },
    ),
  )
})

test('a better claim never costs anybody their seat, and one more seat neither', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      anyQuotas,
      anyApplicants(false),
      fc.nat(),
      (capacity, quotas, people, at) => {
        const chosen = people[at % Math.max(1, people.length)]
        if (!chosen) return
        const before = seatedBy(allocateSeats(open(capacity, quotas), people))
        const better = people.map((one) =>
          one === chosen ? { ...one, turnedAwayBefore: true, gapLevels: one.gapLevels + 1 } : one,
        )
        if (before.includes(chosen.enrolmentId)) {
          expect(seatedBy(allocateSeats(open(capacity, quotas), better))).toContain(chosen.enrolmentId)
        }
        expect(seatedBy(allocateSeats(open(capacity + 1, quotas), people))).toEqual(expect.arrayContaining(before))
      },
    ),
  )
})
