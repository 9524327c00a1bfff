import { Link } from '@remix-run/react'
import { type Column, DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import type { SessionLine } from './session-line'
import { Deadline, Seats } from './session-seats'

/** The sessions of one course, to choose from. */
export function SessionTable({ caption, sessions }: { caption: string; sessions: SessionLine[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={sessions}
      rowKey={(session) => session.sessionId}
    />
  )
}

const COLUMNS: Column<SessionLine>[] = [
  {
    id: 'when',
    label: '日',
    names: true,
    className: 'w-[30%]',
    cell: (session) => (
      <>
        <Link to={`/training/sessions/${session.sessionId}`}>{session.when}</Link>
        <span className="small sub course-facts">
          {session.name}
          {session.times && `・${session.times}`}
        </span>
      </>
    ),
  },
  { id: 'where', label: '場所', className: 'w-[20%]', cell: (session) => session.where || '—' },
  { id: 'seats', label: '席', cell: (session) => <Seats session={session} /> },
  { id: 'applyBy', label: '申込み', cell: (session) => <Deadline session={session} /> },
  {
    id: 'mine',
    label: 'わたし',
    cell: (session) =>
      session.mine ? (
        <StateMark state="wait" size="sm">
          {session.mine}
        </StateMark>
      ) : (
        <span className="sub">—</span>
      ),
  },
]
