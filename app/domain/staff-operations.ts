/**
 * What a staff file changes, in domain words, and what is known of a person afterwards. Days inside are half-open;
 * `until` is the first day on which something known already takes over, null when it is open.
 */

import type { EmploymentType } from './assessment'
import { addDays, type CityDate, compareDates, earlierOf } from './calendar'
import type { Employment, KnownPerson, Leave, Particulars, Post } from './known-staff'
import type { LeaveKind } from './staff-columns'

type PersonDetails = { name: string; kana: string; formerName: string | null; email: string | null }
type EmploymentDetails = Pick<Employment, 'jobCategory' | 'termEndsOn' | 'retirementFiscalYear'>

/** Operations on one person, to be carried out in their order. `employmentFrom` says which employment is meant. */
export type PersonOperation =
  | ({ kind: 'new-person'; from: CityDate } & PersonDetails)
  | ({ kind: 'change-particulars'; from: CityDate } & PersonDetails)
  | ({ kind: 'employ'; from: CityDate; employmentType: EmploymentType; lastDay: CityDate | null } & EmploymentDetails)
  | { kind: 'correct-hiring'; employmentFrom: CityDate; hiredOn: CityDate }
  | { kind: 'change-employment-type'; employmentFrom: CityDate; from: CityDate; employmentType: EmploymentType }
  | ({ kind: 'amend-employment'; employmentFrom: CityDate } & EmploymentDetails)
  | { kind: 'end-employment'; employmentFrom: CityDate; lastDay: CityDate | null }
  | { kind: 'transfer'; from: CityDate; until: CityDate | null; unitCode: string; title: string }
  | { kind: 'set-concurrent'; from: CityDate; until: CityDate | null; unitCodes: string[] }
  | { kind: 'leave-status'; from: CityDate; until: CityDate | null; leave: LeaveKind | null }

/** Heads follow from the posts of all people together. */
export type HeadOperation = { kind: 'head' | 'head-ends'; unitCode: string; from: CityDate }

export type StaffOperation = { line: number; staffNumber: string } & (PersonOperation | HeadOperation)

/** Somebody of whom nothing is known yet. */
export function unknownPerson(staffNumber: string): KnownPerson {
  return { staffNumber, otherNumbers: [], particulars: [], employments: [], posts: [], leaves: [] }
}

/** What is known of a person after an operation. */
export function afterOperation(person: KnownPerson, operation: PersonOperation): KnownPerson {
  switch (operation.kind) {
    case 'new-person':
    case 'change-particulars': {
      const { kind: _kind, from, ...details } = operation
      const next: Particulars = { ...details, validFrom: from, validTo: null }
      return { ...person, particulars: [...before(person.particulars, from), next] }
    }
    case 'employ': {
      const { kind: _kind, from, lastDay, ...details } = operation
      const next: Employment = { ...details, validFrom: from, validTo: dayAfter(lastDay) }
      return { ...person, employments: inOrder([...person.employments, next]) }
    }
    case 'correct-hiring':
      return withEmployment(person, operation.employmentFrom, (one) => [{ ...one, validFrom: operation.hiredOn }])
    case 'change-employment-type':
      return withEmployment(person, operation.employmentFrom, (one) => [
        ...before([one], operation.from),
        { ...one, validFrom: operation.from, employmentType: operation.employmentType },
      ])
    case 'amend-employment': {
      const { kind: _kind, employmentFrom, ...details } = operation
      return withEmployment(person, employmentFrom, (one) => [{ ...one, ...details }])
    }
    case 'end-employment':
      return withEnd(person, operation.employmentFrom, dayAfter(operation.lastDay))
    case 'transfer':
      return { ...person, posts: inOrder(withoutDoubles(withTransfer(person.posts, operation))) }
    case 'set-concurrent':
      return { ...person, posts: inOrder(withoutDoubles(withConcurrent(person.posts, operation))) }
    case 'leave-status':
      return { ...person, leaves: withLeave(person.leaves, operation) }
  }
}

type Dated = { validFrom: CityDate; validTo: CityDate | null }

function dayAfter(lastDay: CityDate | null): CityDate | null {
  return lastDay === null ? null : addDays(lastDay, 1)
}

function inOrder<T extends Dated>(rows: T[]): T[] {
  return rows.sort((a, b) => compareDates(a.validFrom, b.validFrom))
}

function before<T extends Dated>(rows: readonly T[], from: CityDate): T[] {
  return rows.flatMap((row) => {
    if (row.validFrom >= from) return []
    return [row.validTo === null || row.validTo > from ? { ...row, validTo: from } : row]
  })
}

function withEmployment(
  person: KnownPerson,
  from: CityDate,
  change: (employment: Employment) => Employment[],
): KnownPerson {
  const employments = person.employments.flatMap((one) => (one.validFrom === from ? change(one) : [one]))
  return { ...person, employments: inOrder(employments) }
}

// Posts and leave end with the employment; when its end moves, those that ended with it move along.
function withEnd(person: KnownPerson, from: CityDate, end: CityDate | null): KnownPerson {
  const employment = person.employments.find((one) => one.validFrom === from)
  if (!employment) return person
  const follow = <T extends Dated>(rows: readonly T[]): T[] =>
    rows.flatMap((row) => {
      const reachesInto = isBefore(row.validFrom, employment.validTo) && isBefore(from, row.validTo)
      if (!reachesInto) return [row]
      if (row.validTo === employment.validTo) return isBefore(row.validFrom, end) ? [{ ...row, validTo: end }] : []
      if (!isBefore(row.validFrom, end)) return []
      return [end !== null && row.validTo !== null ? { ...row, validTo: earlierOf(row.validTo, end) } : row]
    })
  return {
    ...withEmployment(person, from, (one) => [{ ...one, validTo: end }]),
    posts: follow(person.posts),
    leaves: follow(person.leaves),
  }
}

function isBefore(day: CityDate, end: CityDate | null): boolean {
  return end === null || day < end
}

function withTransfer(posts: readonly Post[], order: PersonOperation & { kind: 'transfer' }): Post[] {
  const { from, until, unitCode, title } = order
  const others = posts.filter((post) => post.kind !== 'primary')
  const primary = posts.filter((post) => post.kind === 'primary')
  const earlier = before(primary, from)
  const later = until === null ? [] : primary.filter((post) => post.validFrom >= until)
  return [...others, ...earlier, { unitCode, title, kind: 'primary', validFrom: from, validTo: until }, ...later]
}

// Whoever comes to a unit with the primary post is no longer there by a concurrent one.
function withoutDoubles(posts: readonly Post[]): Post[] {
  const primary = posts.filter((post) => post.kind === 'primary')
  return posts.flatMap((post) => {
    if (post.kind === 'primary') return [post]
    return primary
      .filter((other) => other.unitCode === post.unitCode)
      .reduce<Post[]>((rest, other) => rest.flatMap((part) => outside(part, other)), [post])
  })
}

function outside<T extends Dated>(row: T, other: Dated): T[] {
  const { validTo: end } = other
  const isApart = !isBefore(row.validFrom, end) || !isBefore(other.validFrom, row.validTo)
  if (isApart) return [row]
  const earlier = row.validFrom < other.validFrom ? [{ ...row, validTo: other.validFrom }] : []
  const later = end !== null && isBefore(end, row.validTo) ? [{ ...row, validFrom: end }] : []
  return [...earlier, ...later]
}

function withConcurrent(posts: readonly Post[], order: PersonOperation & { kind: 'set-concurrent' }): Post[] {
  const { from, until, unitCodes } = order
  const isTouched = (post: Post) => post.kind === 'concurrent' && isBefore(post.validFrom, until)
  const others = posts.filter((post) => !isTouched(post))
  const current = posts.filter(isTouched)
  const goesOn = (post: Post) =>
    unitCodes.includes(post.unitCode) && post.validFrom <= from && isBefore(from, post.validTo)
  const kept = current.filter(goesOn).map((post) => ({ ...post, validTo: until }))
  const ended = before(
    current.filter((post) => !goesOn(post)),
    from,
  )
  const added = unitCodes
    .filter((code) => !kept.some((post) => post.unitCode === code))
    .map((unitCode): Post => ({ unitCode, title: '', kind: 'concurrent', validFrom: from, validTo: until }))
  return [...others, ...ended, ...kept, ...added]
}

function withLeave(leaves: readonly Leave[], order: PersonOperation & { kind: 'leave-status' }): Leave[] {
  const { from, until, leave } = order
  const later = until === null ? [] : leaves.filter((one) => one.validFrom >= until)
  const next: Leave[] = leave === null ? [] : [{ kind: leave, validFrom: from, validTo: until }]
  return [...before(leaves, from), ...next, ...later]
}
