import { Icon } from '~/ui/icon'
import type { PathStep } from './path-steps'

const WORDS = { done: '済み', now: 'いま', todo: 'これから', stopped: '終わり' } as const
const ICONS = { done: 'ok', now: 'near', todo: 'wait', stopped: 'no' } as const

/** The way of an application, a step a place: who took it and when, or who is asked. */
export function PathStepper({ steps }: { steps: readonly PathStep[] }) {
  return (
    <ol className="path-steps" aria-label="申請の道のり">
      {steps.map(({ key, title, state, who, when }) => (
        <li key={key} className={`path-step path-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="path-mark">
            <Icon name={ICONS[state]} />
            <span className="sr-only">{WORDS[state]}：</span>
          </span>
          <b>{title}</b>
          {who && <span className="path-who">{who}</span>}
          {when && <span className="path-when num">{when}</span>}
        </li>
      ))}
    </ol>
  )
}
