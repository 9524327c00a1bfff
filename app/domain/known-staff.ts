/**
 * What the portal knows of the city's people, dated (domain notes §1, §6): the ground on which staff files are planned.
 * Inside, times are half-open: `validTo` is the first day on which it is no longer so. Lists stand in the order of time.
 */

import type { EmploymentType } from './assessment'
import type { CityDate } from './calendar'
import { inForceOn } from './known-units'
import type { LeaveKind, StaffStatus } from './staff-columns'

type Dated = { validFrom: CityDate; validTo: CityDate | null }

export type Particulars = Dated & { name: string; kana: string; formerName: string | null; email: string | null }

/** One employment; 採用年月日 is the first day of it, or of the one that it adjoins. `termEndsOn` is a last day. */
export type Employment = Dated & {
  employmentType: EmploymentType
  jobCategory: string | null
  termEndsOn: CityDate | null
  retirementFiscalYear: number | null
}

/** A post; 発令年月日 of a primary post is its first day. */
export type Post = Dated & { unitCode: string; title: string; kind: 'primary' | 'concurrent' }

/** Status only, never its reason. */
export type Leave = Dated & { kind: LeaveKind }

export type KnownPerson = {
  staffNumber: string
  /** Earlier numbers, by which the person is found too. */
  otherNumbers: readonly string[]
  particulars: readonly Particulars[]
  employments: readonly Employment[]
  posts: readonly Post[]
  leaves: readonly Leave[]
}

export type KnownStaff = readonly KnownPerson[]

/** People by each of their numbers. */
export function peopleByNumber(staff: KnownStaff): Map<string, KnownPerson> {
  const byNumber = new Map<string, KnownPerson>()
  for (const person of staff) {
    for (const number of [person.staffNumber, ...person.otherNumbers]) byNumber.set(number, person)
  }
  return byNumber
}

/** The primary post on a day; of somebody who has left, the last one of that employment. */
export function primaryPostIn(person: KnownPerson, employment: Employment, day: CityDate): Post | null {
  const posts = person.posts.filter(
    (post) =>
      post.kind === 'primary' &&
      post.validFrom >= employment.validFrom &&
      (employment.validTo === null || post.validFrom < employment.validTo),
  )
  return (
    posts.find((post) => inForceOn(post, day)) ?? posts.findLast((post) => post.validFrom <= day) ?? posts[0] ?? null
  )
}

/** Codes of the units where somebody holds a concurrent post on a day, sorted. */
export function concurrentUnitsOn(person: KnownPerson, day: CityDate): string[] {
  return person.posts
    .filter((post) => post.kind === 'concurrent' && inForceOn(post, day))
    .map((post) => post.unitCode)
    .sort()
}

/** The status within an employment as of a day. */
export function statusOn(person: KnownPerson, employment: Employment, day: CityDate): StaffStatus {
  if (employment.validTo !== null && employment.validTo <= day) return 'left'
  return person.leaves.find((leave) => inForceOn(leave, day))?.kind ?? 'working'
}

/** Whether somebody is employed on a day or will be later. */
export function isOrWillBeEmployed(person: KnownPerson, day: CityDate): boolean {
  return person.employments.some((employment) => employment.validTo === null || employment.validTo > day)
}
