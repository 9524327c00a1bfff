import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type MarkedState = 'ok' | 'near' | 'no' | 'wait'

const MARKS: Record<MarkedState, { className: string; icon: IconName }> = {
  ok: { className: 'state state-ok', icon: 'ok' },
  near: { className: 'state state-near', icon: 'near' },
  no: { className: 'state state-no', icon: 'no' },
  wait: { className: 'state state-wait', icon: 'wait' },
}

/** A state by icon and word; colour only repeats it. */
export function StateMark({
  state,
  size = 'md',
  children,
}: {
  state: MarkedState
  size?: 'sm' | 'md'
  children: ReactNode
}) {
  const { className, icon } = MARKS[state]
  return (
    <span className={size === 'sm' ? `${className} state-sm` : className}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
