/** What is said of every criterion once it is judged. Source: certification rules › `evaluationSemantics`. */
import type { CityDate } from './calendar'
import type { Criterion } from './certification-criteria'

/** One criterion judged. `found` and `required` in the unit of the criterion: months, requirements, hours, pieces. */
export type Judgement = {
  id: string
  type: Criterion['type']
  /** null: people decide it. */
  met: boolean | null
  found: number
  required: number
  /** What is missing, by the codes of the rules: skills, courses, kinds of evidence. */
  missing: readonly string[]
  /** The first day on which time alone meets it; null where it takes something else. */
  metFrom: CityDate | null
}

/** `on`: day of the application; `evaluatedOn`: up to which sign-off and recommendation count. */
export type JudgementDays = { on: CityDate; evaluatedOn: CityDate }

/** Met when enough is found and nothing is missing. */
export function judged(
  { id, type }: Pick<Criterion, 'id' | 'type'>,
  found: number,
  required: number,
  missing: readonly string[] = [],
): Judgement {
  return { id, type, met: found >= required && missing.length === 0, found, required, missing, metFrom: null }
}
