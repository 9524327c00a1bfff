/** What waits for a mentor, one entry a thing to do, and in which order. Source: domain notes §2, §8. */
import { addDays, type CityDate, compareDates, earlierOf } from './calendar'

type Claim = {
  personId: number
  skill: string
  claimed: number
  confirmed: number | null
  submittedOn: CityDate
  confirmBy: CityDate | null
}
type Signoff = { applicationId: number; personId: number; appliedOn: CityDate; committeeOn: CityDate | null }
type Pair = {
  menteeId: number
  since: CityDate
  lastOn: CityDate | null
  nextStep: string | null
  nextBy: CityDate | null
  nextWho: 'mentee' | 'mentor' | 'both' | null
  meetings: readonly { meetingId: number; on: CityDate; at: string; about: string }[]
}

export type MentorTask<C extends Claim, S extends Signoff, P extends Pair> = {
  personId: number
  due: CityDate | null
} & (
  | { kind: 'levels'; level: number; claims: C[] }
  | { kind: 'signoff'; signoff: S }
  | { kind: 'meeting'; pair: P; meeting: P['meetings'][number] }
  /** They met, or were to, and nothing is written. */
  | { kind: 'note'; pair: P; meeting: P['meetings'][number] }
  | { kind: 'promise'; pair: P }
  | { kind: 'first_meeting'; pair: P }
)

/** A meeting or a promise is told of this many days before. */
const DAYS_AHEAD = 14
/** A pair should have met, or planned to, by then. */
const DAYS_TO_MEET = 14

/**
 * Everything that waits on a day, what is due first in front; what has no day comes last.
 * @returns levels by person and level claimed, however many skills
 */
export function mentorTasks<C extends Claim, S extends Signoff, P extends Pair>(
  desk: { claims: readonly C[]; signoffs: readonly S[]; pairs: readonly P[] },
  day: CityDate,
): MentorTask<C, S, P>[] {
  const tasks: MentorTask<C, S, P>[] = [
    ...levelTasks<C, S, P>(desk.claims),
    ...desk.signoffs.map((signoff) => ({
      kind: 'signoff' as const,
      personId: signoff.personId,
      due: signoff.committeeOn,
      signoff,
    })),
    ...desk.pairs.flatMap((pair) => meetingTasks<C, S, P>(pair, day)),
  ]
  return tasks.sort((a, b) => compareDues(a.due, b.due))
}

function levelTasks<C extends Claim, S extends Signoff, P extends Pair>(claims: readonly C[]): MentorTask<C, S, P>[] {
  const groups = new Map<string, C[]>()
  for (const claim of claims) {
    const key = `${claim.personId} ${claim.claimed}`
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const due = own.reduce<CityDate | null>((best, { confirmBy }) => earliest(best, confirmBy), null)
    return [{ kind: 'levels' as const, personId: first.personId, level: first.claimed, claims: own, due }]
  })
}

function meetingTasks<C extends Claim, S extends Signoff, P extends Pair>(
  pair: P,
  day: CityDate,
): MentorTask<C, S, P>[] {
  const { menteeId: personId, meetings, lastOn, since, nextStep, nextBy, nextWho } = pair
  const soon = addDays(day, DAYS_AHEAD)
  const tasks: MentorTask<C, S, P>[] = meetings
    .filter(({ on }) => on <= soon)
    .map((meeting) => ({ kind: meeting.on < day ? 'note' : 'meeting', personId, due: meeting.on, pair, meeting }))
  const isMine = nextWho === 'mentor' || nextWho === 'both'
  if (nextStep !== null && isMine && nextBy !== null && nextBy <= soon) {
    tasks.push({ kind: 'promise', personId, due: nextBy, pair })
  }
  const neverMet = lastOn === null && meetings.length === 0
  if (neverMet && addDays(since, DAYS_TO_MEET) <= day) tasks.push({ kind: 'first_meeting', personId, due: null, pair })
  return tasks
}

function earliest(a: CityDate | null, b: CityDate | null): CityDate | null {
  if (a === null || b === null) return a ?? b
  return earlierOf(a, b)
}

function compareDues(a: CityDate | null, b: CityDate | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareDates(a, b)
}
