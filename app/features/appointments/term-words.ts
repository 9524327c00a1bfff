import {
  addDays,
  type CityDate,
  daysBetween,
  fiscalYearInWareki,
  fiscalYearOf,
  fullMonths,
  inWareki,
} from '~/domain/calendar'
import { longestThrough, monthsOfTerm, type OfficerState, officerStateOn } from '~/domain/officer-term'
import type { NamedTerm } from '~/facts/officers'
import type { MarkedState } from '~/ui/state-mark'

const OFFICER_STATE_WORDS: Readonly<Record<OfficerState, string>> = {
  in_office: '在任',
  planned: '任命予定',
  term_ended: '任期満了',
  left: '退職等',
}

const MARKS: Readonly<Record<OfficerState, MarkedState>> = {
  in_office: 'ok',
  planned: 'near',
  term_ended: 'wait',
  left: 'wait',
}

/** A term as pages show it. */
export type TermLine = {
  appointmentId: number
  staffNumber: string
  name: string
  unitName: string | null
  state: OfficerState
  stateWord: string
  mark: MarkedState
  from: string
  through: string
  /** `2032-03-31`, as the forms send back what they showed. */
  seen: CityDate
  length: string
  left: string | null
  hireDecided: string | null
  /** The fiscal year in which the plan counts it. */
  countedIn: string | null
  /** Last day to which it may be extended; null where it may not. */
  longest: string | null
  mentees: number
}

export function termLine(term: NamedTerm, all: readonly NamedTerm[], today: CityDate): TermLine {
  const { appointmentId, staffNumber, name, unitName, from, through, hireDecidedOn, mentees } = term
  const state = officerStateOn(term, today)
  const own = all.filter((one) => one.personId === term.personId && one !== term)
  const longest = longestThrough(from, own)
  const isOpen = state === 'in_office' || state === 'planned'
  return {
    appointmentId,
    staffNumber,
    name,
    unitName,
    state,
    stateWord: OFFICER_STATE_WORDS[state],
    mark: MARKS[state],
    from: inWareki(from),
    through: inWareki(through),
    seen: through,
    length: monthsInWords(monthsOfTerm(term)),
    left: state === 'in_office' ? timeLeft(today, through) : null,
    hireDecided: hireDecidedOn && inWareki(hireDecidedOn),
    countedIn: hireDecidedOn && fiscalYearInWareki(fiscalYearOf(hireDecidedOn)),
    longest: isOpen && longest > through ? inWareki(longest) : null,
    mentees: state === 'planned' ? 0 : mentees,
  }
}

/** `5 年`, `3 年 4 か月`, `8 か月` */
function monthsInWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} か月` : ''].filter(Boolean).join(' ')
}

/** `あと 3 年 4 か月`; days within the last two months. */
export function timeLeft(today: CityDate, through: CityDate): string {
  const months = fullMonths(today, addDays(through, 1))
  return months >= 2 ? `あと ${monthsInWords(months)}` : `あと ${daysBetween(today, through)} 日`
}
