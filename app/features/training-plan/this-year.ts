import { type CityDate, fiscalYearEnd } from '~/domain/calendar'
import { ruleInYear } from '~/domain/certification-rules'
import { freeSeats } from '~/domain/course-session'
import { type CandidateStanding, type ComingSession, type ItemFigures, itemFigures } from '~/domain/training-figures'
import { isUnlimited } from '~/domain/training-plan'
import type { SessionWithCounts } from '~/facts/course-sessions'
import type { Planning } from './planning'

/** One thing that this year's candidates still lack, with the sessions in which they can still complete it. */
export type ThisYearItem = ItemFigures & {
  titles: string[]
  isYearly: boolean
  /** Anybody may begin at any time. */
  isUnlimited: boolean
  sessions: {
    sessionId: number
    startsOn: CityDate
    endsOn: CityDate
    applyBy: CityDate
    isFull: boolean
    isClosed: boolean
  }[]
  /** By this day it must be completed. */
  deadline: CityDate
}

export type ThisYear = {
  items: ThisYearItem[]
  /** By role, in the order of the items: candidates, and those among them who still lack a course. */
  roles: { role: string; candidates: number[]; lacking: number[] }[]
  /** The last day to apply to a committee that is still to come; null: none is known. */
  applyBy: CityDate | null
  /** Everybody who stands in a line, each once. */
  people: number[]
}

/** What +30 and +2 still need in the year that runs: the courses required of candidates that they lack. */
export function thisYearOf(planning: Planning): ThisYear {
  const candidates = planning.city.people.filter(({ aim, nominatedOn }) => aim !== null && nominatedOn !== null)
  const needs = candidates.flatMap((person) =>
    planning.demandNow.lackingItemsOf(person).map((item) => ({ personId: person.personId, item })),
  )
  const applyBy = lastApplyBy(planning)
  const coming = comingSessions(planning)
  const standing = standings(planning)
  const items = itemFigures(
    needs,
    (personId, codes) => bestOf(codes.map((code) => standing.get(`${personId} ${code}`))),
    [
      ...coming.map(
        (session): ComingSession => ({
          courseCode: session.courseCode,
          sessionId: session.sessionId,
          freeSeats: session.applyBy < planning.today ? 0 : freeSeats(session),
          applyBy: session.applyBy,
        }),
      ),
      ...planning.courses.filter(isUnlimited).map(
        ({ code }): ComingSession => ({
          courseCode: code,
          sessionId: 0,
          freeSeats: null,
          applyBy: fiscalYearEnd(planning.thisYear),
        }),
      ),
    ],
  )
  const lackingOf = (role: string) => needs.filter(({ item }) => item.role === role).map(({ personId }) => personId)
  const roles = [...new Set(candidates.flatMap(({ aim }) => (aim ? [aim.role] : [])))].map((role) => ({
    role,
    candidates: candidates
      .filter(({ aim, certificates }) => aim?.role === role && !certificates.some((one) => one.role === role))
      .map(({ personId }) => personId),
    lacking: [...new Set(lackingOf(role))],
  }))
  return {
    items: sorted(items, planning).map((item) => shownItem(item, planning, coming, applyBy)),
    roles: inOrderOfRules(
      roles.filter(({ candidates: all }) => all.length > 0),
      planning,
    ),
    applyBy,
    people: [...new Set(needs.map(({ personId }) => personId))],
  }
}

function shownItem(
  figures: ItemFigures,
  planning: Planning,
  coming: readonly SessionWithCounts[],
  applyBy: CityDate | null,
): ThisYearItem {
  const { role, codes } = figures.item
  const courses = codes.flatMap((code) => planning.courseOf.get(code) ?? [])
  const byCommittee =
    planning.rules && ruleInYear(planning.rules.rules, role, planning.thisYear)?.decidedBy === 'committee'
  const deadline = (byCommittee ? applyBy : null) ?? fiscalYearEnd(planning.thisYear)
  return {
    ...figures,
    titles: courses.map(({ title }) => title),
    isYearly: courses.some(({ recurrence }) => recurrence === 'every_fiscal_year'),
    isUnlimited: figures.freeSeats === null,
    deadline,
    sessions: coming
      .filter(({ courseCode, endsOn }) => codes.includes(courseCode) && endsOn <= deadline)
      .map((session) => ({
        sessionId: session.sessionId,
        startsOn: session.startsOn,
        endsOn: session.endsOn,
        applyBy: session.applyBy,
        isFull: freeSeats(session) === 0,
        isClosed: session.applyBy < planning.today,
      })),
  }
}

function inOrderOfRules<Of extends { role: string }>(roles: readonly Of[], { rules }: Planning): Of[] {
  const order = rules?.rules.rules.map(({ roleCode }) => roleCode) ?? []
  return [...roles].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

/** In the order of the rules, the courses that have seats to run out of first. */
function sorted(items: readonly ItemFigures[], { rules }: Planning): ItemFigures[] {
  const roles = rules?.rules.rules.map(({ roleCode }) => roleCode) ?? []
  const place = ({ item, freeSeats: free }: ItemFigures) => roles.indexOf(item.role) * 2 + (free === null ? 1 : 0)
  return [...items].sort((a, b) => place(a) - place(b) || b.missing - a.missing || b.none.length - a.none.length)
}

/** Open sessions of this year that have not ended and end before the last committee takes applications. */
function comingSessions({ sessions, thisYear, today, committees }: Planning): SessionWithCounts[] {
  const last = committees.filter(({ applyBy }) => applyBy >= today).at(-1)?.applyBy ?? fiscalYearEnd(thisYear)
  return sessions.filter(
    ({ fiscalYear, state, endsOn }) => fiscalYear === thisYear && state === 'open' && endsOn >= today && endsOn <= last,
  )
}

function lastApplyBy({ committees, today }: Planning): CityDate | null {
  return committees.filter(({ applyBy }) => applyBy >= today).at(-1)?.applyBy ?? null
}

/** Where everybody stands in each course's sessions of this year: the best of several. */
function standings({ city, sessions, thisYear }: Planning): Map<string, CandidateStanding> {
  const codes = new Map(
    sessions.filter((one) => one.fiscalYear === thisYear).map((one) => [one.sessionId, one.courseCode]),
  )
  const found = new Map<string, CandidateStanding>()
  for (const { personId, sessionId, state } of city.standing) {
    const code = codes.get(sessionId)
    if (code === undefined) continue
    const key = `${personId} ${code}`
    found.set(key, bestOf([found.get(key), state === 'seated' ? 'seated' : 'applied']))
  }
  return found
}

function bestOf(standings: readonly (CandidateStanding | undefined)[]): CandidateStanding {
  if (standings.includes('seated')) return 'seated'
  return standings.includes('applied') ? 'applied' : 'none'
}
