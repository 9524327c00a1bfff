import type { EntryMode, ParticipationState } from '~/domain/assessment'
import { type CityDate, daysBetween, withWeekday } from '~/domain/calendar'
import type { OpenRound, ReturnedSubmission } from '~/facts/person-assessment'
import type { Standard } from '~/facts/standard'

/** Where a person stands in an open round, as pages say it. */
export type RoundStep = {
  roundId: number
  name: string
  state: ParticipationState
  dueOn: CityDate
  /** `11月24日（金）` */
  due: string
  /** Negative when the day is past. */
  daysLeft: number
  asked: number
  entered: number
  tiers: string[]
  /** The first category in which something is still to be entered. */
  restAt: string | null
  handedIn: {
    submissionId: number
    on: string
    mode: EntryMode
    enteredBy: string | null
    claims: number
    decided: number
  } | null
  returned: { kind: ReturnedSubmission['kind']; comment: string; on: string; by: string | null } | null
}

/** @param standard the round's own version */
export function roundStep(round: OpenRound, standard: Standard | null, today: CityDate): RoundStep {
  const asked = new Set(round.skillIds)
  const { submission, returned } = round
  return {
    roundId: round.roundId,
    name: round.name,
    state: round.state,
    dueOn: round.dueOn,
    due: withWeekday(round.dueOn),
    daysLeft: daysBetween(today, round.dueOn),
    asked: asked.size,
    entered: Object.keys(round.levels).filter((skillId) => asked.has(Number(skillId))).length,
    tiers: round.tiers,
    restAt:
      standard?.skills.find((skill) => asked.has(skill.skillId) && round.levels[skill.skillId] === undefined)
        ?.categoryCode ?? null,
    handedIn: submission && { ...submission, on: withWeekday(submission.on) },
    returned: returned && { ...returned, on: withWeekday(returned.on) },
  }
}

/** The round that a page works on: the one named, else the first in which something can be entered, else the first. */
export function roundToEnter(rounds: readonly OpenRound[], roundId: number | null): OpenRound | null {
  if (roundId !== null) return rounds.find((round) => round.roundId === roundId) ?? null
  return rounds.find((round) => round.state !== 'submitted' && round.state !== 'confirmed') ?? rounds[0] ?? null
}

/** `あと 9 日`, `きょうまで`, `2 日過ぎています` */
export function timeLeft(daysLeft: number): string {
  if (daysLeft > 0) return `あと ${daysLeft} 日`
  return daysLeft === 0 ? 'きょうまで' : `${-daysLeft} 日過ぎています`
}
