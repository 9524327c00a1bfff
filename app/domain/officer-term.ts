/**
 * The terms (任期) of the デジタル技術官: appointed, not certified. What a term is on a day follows from its days.
 * Source: certification rules › `appointments`; domain notes §6.5; the law on 任期付 staff (five years at most).
 */
import { addDays, addMonths, type CityDate, fullMonths, inWareki } from './calendar'
import { termWarning } from './limit-warnings'

export const LONGEST_TERM_YEARS = 5

export type OfficerTerm = {
  personId: number
  /** First and last day in office. */
  from: CityDate
  through: CityDate
  /** Last day as the term was given; later than `through` for whoever left before it. */
  termEndsOn: CityDate
  /** The day by which the plan counts; null where it is not known. */
  hireDecidedOn: CityDate | null
}

export type OfficerState = 'in_office' | 'planned' | 'term_ended' | 'left'

/** What a term is on a day. */
export function officerStateOn(term: OfficerTerm, day: CityDate): OfficerState {
  if (day < term.from) return 'planned'
  if (day <= term.through) return 'in_office'
  return term.through < term.termEndsOn ? 'left' : 'term_ended'
}

/**
 * The last day that a term may have: five years from the first day in office, terms without a gap before it included.
 * @param own the person's other terms
 */
export function longestThrough(from: CityDate, own: readonly Pick<OfficerTerm, 'from' | 'through'>[]): CityDate {
  const before = own.find((term) => term.from < from && addDays(term.through, 1) >= from)
  if (before) return longestThrough(before.from, own)
  return addDays(addMonths(from, LONGEST_TERM_YEARS * 12), -1)
}

/** The months of a term, a part of a month as one. */
export function monthsOfTerm({ from, through }: Pick<OfficerTerm, 'from' | 'through'>): number {
  const after = addDays(through, 1)
  const months = fullMonths(from, after)
  return addMonths(from, months) < after ? months + 1 : months
}

type Given = Pick<OfficerTerm, 'from' | 'through'> & { hireDecidedOn: CityDate }

/**
 * Why somebody cannot be appointed for a term; null when they can.
 * @param own the person's terms so far, without the one that is to be changed
 * @returns in Japanese, with what to do
 */
export function whyNotAppoint(given: Given, own: readonly OfficerTerm[], today: CityDate): string | null {
  const { from, through, hireDecidedOn } = given
  if (hireDecidedOn > today) return '採用を決めた日に、きょうより後の日は入れられません。決まってから記録してください。'
  if (hireDecidedOn > from) return '採用を決めた日は、任期の初日かそれより前です。日を確かめてください。'
  if (through < from) return '任期の末日が、初日より前です。日を確かめてください。'
  if (own.some((term) => term.from <= through && from <= term.through))
    return 'この人の任期が、もう記録されています。延ばすときは、その任期の「延長」を使ってください。'
  return tooLong(through, longestThrough(from, own))
}

/** Why a term cannot be extended to a day; null when it can. */
export function whyNotExtend(
  term: OfficerTerm,
  { through, own, today }: { through: CityDate; own: readonly OfficerTerm[]; today: CityDate },
): string | null {
  const state = officerStateOn(term, today)
  if (state === 'left' || state === 'term_ended')
    return 'この任期は終わっています。延長は、任期満了の日までに記録します。続けるときは、新しく任命してください。'
  if (through <= term.through) return '新しい末日は、いまの末日より後の日にしてください。'
  if (own.some((one) => one.from > term.from && one.from <= through))
    return 'この人の次の任期と重なります。日を確かめてください。'
  return tooLong(through, longestThrough(term.from, own))
}

/** Why a term cannot end on a last day before its own; null when it can. */
export function whyNotEnd(term: OfficerTerm, lastDay: CityDate): string | null {
  if (lastDay >= term.through) return '任期は、その日までに終わります。末日より前の日を入れてください。'
  if (lastDay < term.from)
    return '任期の初日より前です。任命そのものをなかったことにするときは「取り消す」を使ってください。'
  return null
}

function tooLong(through: CityDate, longest: CityDate): string | null {
  if (through <= longest) return null
  return `任期は、採用から通算 ${LONGEST_TERM_YEARS} 年までです。この人は ${inWareki(longest)}までです。`
}

/** Up to when there is always somebody in office; `next`: the first day of whoever comes after a gap. */
type OfficerCover = { through: CityDate; lastPersonId: number; next: CityDate | null }

/** @returns null when nobody is in office on the day */
export function coverOn(terms: readonly OfficerTerm[], day: CityDate): OfficerCover | null {
  let cover: { through: CityDate; lastPersonId: number } | null = null
  for (const term of [...terms].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const until: CityDate = cover === null ? day : addDays(cover.through, 1)
    if (term.from > until || term.through < day) continue
    if (cover === null || term.through > cover.through) cover = { through: term.through, lastPersonId: term.personId }
  }
  if (cover === null) return null
  const { through } = cover
  const later = terms.filter((term) => term.from > through).map(({ from }) => from)
  return { ...cover, next: later.sort()[0] ?? null }
}

type TermWarning = { personId: number; on: CityDate; months: number }

/**
 * The warning that nobody will be in office: the last one's term ends within 12, 6 or 3 months and nobody is to follow.
 * @param told the months of the last warning told of a person's last day; null: none
 */
export function termWarningOn(
  terms: readonly OfficerTerm[],
  day: CityDate,
  told: (personId: number, on: CityDate) => number | null,
): TermWarning | null {
  const cover = coverOn(terms, day)
  if (cover === null || cover.next !== null) return null
  const months = termWarning(cover.through, day, told(cover.lastPersonId, cover.through))
  return months === null ? null : { personId: cover.lastPersonId, on: cover.through, months }
}

/** Whoever is in office after another has gone reads what that one hands over. */
export function carriesOnAfter(successor: readonly OfficerTerm[], predecessor: readonly OfficerTerm[]): boolean {
  const last = (terms: readonly OfficerTerm[]) =>
    terms
      .map(({ through }) => through)
      .sort()
      .at(-1) ?? ''
  return successor.length > 0 && predecessor.length > 0 && last(successor) > last(predecessor)
}
