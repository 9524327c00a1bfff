import type { CityDate } from '~/domain/calendar'
import type { Name, Sex } from './names'

/** The demo city while it is being made: plain objects, first made whole, then written in one transaction. */

export type Rank = 0 | 1 | 2 | 3 | 4 | 5

/** People move only inside their group: a nurse does not become a firefighter. */
export type Group =
  | '事務'
  | '技術'
  | '看護'
  | '医師'
  | '薬剤'
  | '医療技術'
  | '保健'
  | '保育'
  | '幼稚園'
  | '司書'
  | '消防'
  | '技能'

export const JOB_CATEGORY: Record<Group, string> = {
  事務: '事務',
  技術: '技術',
  看護: '医療',
  医師: '医療',
  薬剤: '医療',
  医療技術: '医療',
  保健: '医療',
  保育: '保育',
  幼稚園: '保育',
  司書: '事務',
  消防: '消防',
  技能: '技能労務',
}

/** A place on the establishment: who stands in it changes, the place stays until a reorganisation takes it away. */
export type Slot = {
  unit: string
  title: string
  rank: Rank
  group: Group
  /** The unit whose head stands in this place. */
  heads: string | null
}

/** Half-open: `to` is the first day on which it is no longer so. */
export type Span = { from: CityDate; to: CityDate | null }

type Posting = Span & { unit: string; title: string }
type EmploymentType = 'permanent' | 'reappointed' | 'fixed_term' | 'fiscal_year'
export type EmploymentSpan = Span & { type: EmploymentType; termEndsOn: CityDate | null }
export type LeaveSpan = Span & { kind: 'leave' | 'childcare' | 'secondment' }

export type Person = {
  /** Place in the list of all people. */
  index: number
  number: string
  family: Name
  given: Name
  sex: Sex
  /** Fiscal year in which the person was born: retirement follows from it. */
  born: number
  group: Group
  hiredOn: CityDate
  employments: EmploymentSpan[]
  /** Primary posts, one after the other. */
  postings: Posting[]
  concurrent: Posting[]
  leaves: LeaveSpan[]
  /** The day of a change of family name, and the name before. */
  renamed: { on: CityDate; before: Name } | null
  email: boolean
  /** Stays where they are: a person of the cast, or one whose section is told by the timeline. */
  settled: boolean
}

export type HeadSpan = Span & { unit: string; person: Person; kind: 'head' | 'acting' }
export type DelegationSpan = Span & { unit: string; person: Person; kind: 'delegate' | 'proxy'; scope: Person[] }
/** A 会計年度任用職員 whom the head of their unit includes in the rounds (POP-7). */
export type InclusionSpan = { person: Person; unit: string; from: CityDate; to: CityDate }

export type City = {
  people: Person[]
  heads: HeadSpan[]
  delegations: DelegationSpan[]
  inclusions: InclusionSpan[]
  /** The people whom the timeline and the screens name. */
  cast: ReadonlyMap<string, Person>
}

export function holdsOn(span: Span, day: CityDate): boolean {
  return span.from <= day && (span.to === null || span.to > day)
}

/** Primary post on a day, if any. */
export function postOn(person: Person, day: CityDate): Posting | null {
  return person.postings.find((posting) => holdsOn(posting, day)) ?? null
}

export function employmentOn(person: Person, day: CityDate): EmploymentSpan | null {
  return person.employments.find((employment) => holdsOn(employment, day)) ?? null
}

/** In the headcount: employed, and not 会計年度任用. */
export function isRegularOn(person: Person, day: CityDate): boolean {
  const employment = employmentOn(person, day)
  return employment !== null && employment.type !== 'fiscal_year'
}

export function onLeaveOn(person: Person, day: CityDate): boolean {
  return person.leaves.some((leave) => holdsOn(leave, day))
}

export function castMember(city: Pick<City, 'cast'>, name: string): Person {
  const person = city.cast.get(name)
  if (!person) throw new Error(`${name} is not in the cast`)
  return person
}
