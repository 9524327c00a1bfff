import { Link } from '@remix-run/react'
import { type Column, DataTable } from '~/ui/data-table'
import type { SessionLine } from './session-line'
import { Deadline, OwnStateMark, Seats } from './session-seats'

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
  {
    id: 'applyBy',
    label: '申込み',
    cell: (session) => (
      <>
        <Deadline session={session} />
        {session.isOpen && session.mine === null && (
          <Link className="block" to={`/training/sessions/${session.sessionId}#apply`}>
            申し込む
          </Link>
        )}
      </>
    ),
  },
  {
    id: 'mine',
    label: 'わたし',
    cell: (session) => (session.mine ? <OwnStateMark state={session.mine} /> : <span className="sub">—</span>),
  },
]
