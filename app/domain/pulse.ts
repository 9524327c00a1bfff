/**
 * 組織文化の調査: three questions a year, answered 1 to 5 by nobody in particular. What may be shown of it, and when.
 * Source: plan targets › `supportingMeasures.pulse`, SUP-CULTURE; rule 6.
 */
import { type CityDate, type FiscalYear, fiscalYearEnd, fiscalYearOf } from './calendar'

/** 1 does not hold at all … 5 holds fully. */
export const PULSE_SCALE = [1, 2, 3, 4, 5] as const

/** Nothing is told of fewer answers than this. */
const FEWEST_ANSWERS = 5
/** A department is told apart from so many answers on. */
const FEWEST_OF_DEPARTMENT = 10
/** An answer says its department only where so many work: elsewhere that would say too much of a person. */
const STAFF_OF_NAMED_DEPARTMENT = 50

export type PulseYear = {
  fiscalYear: FiscalYear
  questions: readonly string[]
  opensOn: CityDate
  /** The last day on which it may be answered. */
  closesOn: CityDate
  /** Ended before that day; it cannot be answered on this day any more. */
  closedOn: CityDate | null
}

export type PulseState = 'planned' | 'open' | 'closed'

/** Means in tenths (31 is 3.1), one a question, and the mean of all three. */
export type PulseMeans = { responses: number; tenths: readonly number[]; overall: number }

/** What is to be seen of a year: at its close, or as it was published on a day before. */
export type PublishedPulse = PulseMeans & { isFinal: boolean; publishedOn: CityDate | null }

type Interim = PulseMeans & { publishedOn: CityDate }

/** Whether a year may be answered on a day. Nothing has to run for it to open or to close. */
export function pulseStateOn({ opensOn, closesOn, closedOn }: PulseYear, day: CityDate): PulseState {
  if (day < opensOn) return 'planned'
  return day > closesOn || (closedOn !== null && day >= closedOn) ? 'closed' : 'open'
}

/**
 * What may be shown of a year on a day: before the close what was published last, afterwards all answers. Where a few
 * came after the last publication, it stays the result: their means would follow from the difference.
 * @param counted all answers of the year; null where they are fewer than five
 * @param interim what was published before the close, in any order
 * @returns null: nothing yet
 */
export function publishedPulse(
  state: PulseState,
  counted: PulseMeans | null,
  interim: readonly Interim[],
): PublishedPulse | null {
  const last = latestOf(interim)
  const shown = last && { ...last, isFinal: state === 'closed' }
  if (state !== 'closed' || counted === null) return shown
  if (last && counted.responses - last.responses < FEWEST_ANSWERS) return shown
  return { ...counted, isFinal: true, publishedOn: null }
}

/**
 * Why a year cannot be published before its close, in Japanese; null: it can.
 * @param responses answers so far
 */
export function whyNotPublish(state: PulseState, responses: number, interim: readonly Interim[]): string | null {
  if (state === 'planned') return 'まだ始まっていません。'
  if (state === 'closed') return '締め切りました。結果は公表されています。'
  const needed = (latestOf(interim)?.responses ?? 0) + FEWEST_ANSWERS
  if (responses >= needed) return null
  return interim.length === 0
    ? `回答が ${FEWEST_ANSWERS} 件になると公表できます。いまは ${responses} 件です。`
    : `前の公表から ${FEWEST_ANSWERS} 件増えると公表できます。差から一人ひとりの回答が分かるためです。`
}

/** Why a year cannot be opened with these days, in Japanese; null: it can. */
export function whyNotOpen(
  asked: { opensOn: CityDate; closesOn: CityDate },
  years: readonly PulseYear[],
  today: CityDate,
): string | null {
  const year = fiscalYearOf(asked.opensOn)
  if (asked.opensOn < today) return '始まりの日は、きょうかその後にしてください。'
  if (asked.closesOn < asked.opensOn) return 'しめきりは、始まりの日かその後にしてください。'
  if (asked.closesOn > fiscalYearEnd(year)) return 'しめきりは、始まりと同じ年度の中にしてください。'
  if (years.some(({ fiscalYear }) => fiscalYear === year)) return 'その年度の調査はもうあります。年度に 1 回です。'
  return null
}

/** Whether an answer may say that it comes from a department with so many staff. */
export function mayNameDepartment(staff: number): boolean {
  return staff >= STAFF_OF_NAMED_DEPARTMENT
}

/**
 * The departments that may be told apart: those with ten answers and more; where the rest of the city would be fewer than
 * ten, the smallest of them goes to the rest, which subtraction would otherwise give away.
 * @param total answers of the whole city, those without a department included
 */
export function shownDepartments<Group extends { departmentId: number; responses: number }>(
  groups: readonly Group[],
  total: number,
): Group[] {
  const shown = groups
    .filter(({ responses }) => responses >= FEWEST_OF_DEPARTMENT)
    .sort((a, b) => b.responses - a.responses || a.departmentId - b.departmentId)
  const rest = total - shown.reduce((sum, { responses }) => sum + responses, 0)
  return rest > 0 && rest < FEWEST_OF_DEPARTMENT ? shown.slice(0, -1) : shown
}

/** `3.1` */
export function inPoints(tenths: number): string {
  return (tenths / 10).toFixed(1)
}

function latestOf(interim: readonly Interim[]): Interim | null {
  return [...interim].sort((a, b) => b.responses - a.responses)[0] ?? null
}
