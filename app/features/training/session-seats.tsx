import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { SessionLine } from './session-line'

/** `残り 6 席`, `満席（待ち 3 人）`, `定員なし`. */
export function Seats({ session }: { session: SessionLine }) {
  if (session.isCancelled) return <Tag look="warn">中止</Tag>
  return <span className="small nowrap">{seatsInWords(session)}</span>
}

export function seatsInWords({ free, waitlisted }: SessionLine): string {
  if (free === null) return '定員なし'
  if (free > 0) return `残り ${free} 席`
  return waitlisted > 0 ? `満席（待ち ${waitlisted} 人）` : '満席'
}

/** Until when one may apply, or that this is over. */
export function Deadline({ session }: { session: SessionLine }) {
  if (session.isCancelled) return null
  if (session.isOver) return <>終了</>
  return session.isOpen ? <>しめきり {session.applyBy}</> : <>しめきり {session.applyBy} を過ぎました</>
}

type OwnState = NonNullable<SessionLine['mine']>

const MARKS: Record<OwnState, MarkedState> = {
  applied: 'wait',
  seated: 'near',
  waitlisted: 'wait',
  declined: 'no',
  withdrawn: 'no',
  turned_away: 'no',
  completed: 'ok',
  not_passed: 'no',
  absent: 'no',
}

/** Where the viewer stands in a session, by mark and word. */
export function OwnStateMark({ state }: { state: OwnState }) {
  return (
    <StateMark state={MARKS[state]} size="sm">
      {ENROLMENT_STATE_WORDS[state]}
    </StateMark>
  )
}
