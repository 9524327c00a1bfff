import { GIVEN_BY_PEOPLE } from '~/domain/certification-steps'
import type { DossierCriterion } from '~/domain/dossier'
import { type MarkedState, StateMark } from '~/ui/state-mark'

type Props = { criteria: readonly DossierCriterion[]; on: '申請日に' | 'きょう' }

/** A judgement in a glance: how many of the person's own criteria hold on a day, and which; then what people give. */
export function CriteriaSummary({ criteria, on }: Props) {
  const own = criteria.filter((one) => !isGiven(one))
  const met = own.filter((one) => one.met === true)
  return (
    <>
      <p>
        {on}、本人の {own.length} 条件のうち <b>{met.length}</b> を満たしています。
      </p>
      <ul className="criteria-summary">
        {criteria.map((one) => (
          <li key={one.id}>
            <StateMark state={markOf(one)} size="sm">
              {one.title}
            </StateMark>
            <span className="sub small">{one.shows}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function markOf(one: DossierCriterion): MarkedState {
  if (one.met) return 'ok'
  return isGiven(one) ? 'wait' : 'no'
}

function isGiven({ type, met }: DossierCriterion): boolean {
  return met === null || GIVEN_BY_PEOPLE.some((given) => given === type)
}
