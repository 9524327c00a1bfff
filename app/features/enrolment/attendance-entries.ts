import type { SeatedPerson } from '~/facts/enrolments'
import type { Result } from '~/features/enrolment/enrolment-forms'

/** What a form says of the people on it, by enrolment id; `was`: what it showed when it was opened. */
export type Entered = {
  result: Record<string, Result | ''>
  score: Record<string, number | null>
  was: Record<string, Result | ''>
  wasScore: Record<string, number | null>
  rest?: 'completed' | undefined
}

export type Entry = {
  person: SeatedPerson
  to: Result
  score: number | null
  /** False: only the score is another one. */
  isMoved: boolean
  /** Somebody else entered something meanwhile, and something else than this. */
  isClash: boolean
}

/**
 * What changes by a form of results. Several people enter them at once, each with a form that shows what stood when it
 * was opened: what a form left as it was is left as the others have made it meanwhile.
 */
export function attendanceEntries(people: readonly SeatedPerson[], entered: Entered, viewerId: number | null): Entry[] {
  return people.flatMap((person) => {
    const key = String(person.enrolmentId)
    const was = {
      to: entered.was[key] || person.state,
      score: key in entered.wasScore ? entered.wasScore[key] : person.score,
    }
    const isOfRest = entered.rest !== undefined && person.state === 'seated' && person.personId !== viewerId
    const said = entered.result[key] || was.to
    const to = isOfRest && said === 'seated' ? 'completed' : said
    const score = (key in entered.score ? entered.score[key] : was.score) ?? null
    const isSame = to === was.to && (to !== 'completed' || score === was.score)
    const isMoved = to !== person.state
    if (isSame || (!isMoved && (to !== 'completed' || score === person.score))) return []
    const isClash = was.to !== person.state || (person.state === 'completed' && was.score !== person.score)
    return [{ person, to, score, isMoved, isClash }]
  })
}
