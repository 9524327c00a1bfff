/**
 * What the planning page counts: needs of people as figures by course and by department, and the seats that are still
 * needed this fiscal year. Every figure is the length of a list of people, so that it can be opened.
 * Source: the issue on learning, part 4; rule 3.
 */
import { type CityDate, fullMonths } from './calendar'
import type { DemandKind, RequiredItem } from './training-demand'

/** One person's need of one course. */
export type Need = {
  personId: number
  topUnitId: number
  courseCode: string
  kind: DemandKind
  /** The first application without a seat; else the nomination or the aim. Null: not waiting for anything promised. */
  since: CityDate | null
  /** Has a seat in a session that is planned before the year begins: no longer in the demand of that year. */
  isSeated: boolean
}

export type DemandFigures = {
  /** 認定・更新に要る */
  rules: number
  /** 役割の差 */
  gap: number
  /** Both, in people: a person counts once a course. */
  total: number
}

export type CourseFigures = DemandFigures & {
  /** Of all who need it, those who already have a seat this year; `total` is without them. */
  seated: number
  longestMonths: number | null
  /** Units at the top from which the people come. */
  units: number
}

/** Needs that are left when the sessions already planned are over. */
export function stillOpen(needs: readonly Need[]): Need[] {
  return needs.filter(({ isSeated }) => !isSeated)
}

/** How many by kind. */
export function figuresOf(needs: readonly Need[]): DemandFigures {
  const rules = needs.filter(({ kind }) => kind === 'rules').length
  return { rules, gap: needs.length - rules, total: needs.length }
}

/** A course's figures from all needs of it. */
export function courseFigures(needs: readonly Need[], today: CityDate): CourseFigures {
  const open = stillOpen(needs)
  return {
    ...figuresOf(open),
    seated: needs.length - open.length,
    longestMonths: longestWait(open, today),
    units: new Set(open.map(({ topUnitId }) => topUnitId)).size,
  }
}

/** Full months that whoever waits longest has been waiting; null where nobody waits. */
export function longestWait(needs: readonly Pick<Need, 'since'>[], today: CityDate): number | null {
  const first = needs.flatMap(({ since }) => (since === null ? [] : [since])).sort()[0]
  return first === undefined ? null : fullMonths(first, today)
}

/** Seats that are missing for a demand; 0 where there are enough. */
export function missingSeats(demand: number, seats: number): number {
  return Math.max(0, demand - seats)
}

/** The needs in groups, in no order. */
export function groupedBy<Key>(needs: readonly Need[], keyOf: (need: Need) => Key): Map<Key, Need[]> {
  const groups = new Map<Key, Need[]>()
  for (const need of needs) {
    const group = groups.get(keyOf(need))
    if (group) group.push(need)
    else groups.set(keyOf(need), [need])
  }
  return groups
}

/** A session of this year that can still be completed in time. */
export type ComingSession = { courseCode: string; sessionId: number; freeSeats: number | null; applyBy: CityDate }

/** A candidate and one thing that they still lack. */
export type CandidateNeed = { personId: number; item: RequiredItem }

/** Where a candidate stands with an item: their best place in any session of its courses. */
export type CandidateStanding = 'seated' | 'applied' | 'none'

export type ItemFigures = {
  item: RequiredItem
  /** Candidates who lack it; the three add up to it. */
  all: number[]
  seated: number[]
  applied: number[]
  none: number[]
  /** Seats free in sessions to which one may still come; null: no limit. */
  freeSeats: number | null
  missing: number
}

/**
 * What this year's candidates still need, item by item in the order given: a choice of courses is one item, so that
 * nobody counts twice.
 */
export function itemFigures(
  needs: readonly CandidateNeed[],
  standingOf: (personId: number, codes: readonly string[]) => CandidateStanding,
  sessions: readonly ComingSession[],
): ItemFigures[] {
  const items = new Map<string, CandidateNeed[]>()
  for (const need of needs) {
    const key = itemKey(need.item)
    items.set(key, [...(items.get(key) ?? []), need])
  }
  return [...items.values()].flatMap((group) => {
    const item = group[0]?.item
    if (!item) return []
    const at = (standing: CandidateStanding) =>
      group.filter(({ personId }) => standingOf(personId, item.codes) === standing).map(({ personId }) => personId)
    const seated = at('seated')
    const freeSeats = freeSeatsIn(sessions.filter(({ courseCode }) => item.codes.includes(courseCode)))
    return [
      {
        item,
        all: group.map(({ personId }) => personId),
        seated,
        applied: at('applied'),
        none: at('none'),
        freeSeats,
        missing: freeSeats === null ? 0 : missingSeats(group.length - seated.length, freeSeats),
      },
    ]
  })
}

/** Names an item in an address: `DX_LEADER TRN-302 TRN-303`. */
export function itemKey({ role, codes }: RequiredItem): string {
  return [role, ...codes].join(' ')
}

function freeSeatsIn(sessions: readonly ComingSession[]): number | null {
  if (sessions.some(({ freeSeats }) => freeSeats === null)) return null
  return sessions.reduce((sum, { freeSeats }) => sum + (freeSeats ?? 0), 0)
}
