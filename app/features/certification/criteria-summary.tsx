import type { DossierCriterion } from '~/domain/dossier'
import { StateMark } from '~/ui/state-mark'

type Props = { criteria: readonly DossierCriterion[]; on: '申請日' | 'きょう' }

/** A judgement in a glance: how many criteria hold on a day, and which. */
export function CriteriaSummary({ criteria, on }: Props) {
  const judged = criteria.filter(({ met }) => met !== null)
  const met = judged.filter((one) => one.met === true)
  return (
    <>
      <p>
        {on}に、{judged.length} 条件のうち <b>{met.length}</b> を満たしています。
      </p>
      <ul className="criteria-summary">
        {criteria.map(({ id, title, met: holds, shows }) => (
          <li key={id}>
            <StateMark state={holds === null ? 'wait' : holds ? 'ok' : 'no'} size="sm">
              {title}
            </StateMark>
            <span className="sub small">{shows}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
