import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { CommitteeListPage } from './committees.server'

type Line = CommitteeListPage['lines'][number]

/** The rounds, the latest first, with what each still needs. */
export function CommitteeTable({ lines }: { lines: readonly Line[] }) {
  return (
    <DataTable
      caption="認定委員会"
      captionHidden
      rows={lines}
      rowKey={({ committeeId }) => committeeId}
      columns={[
        {
          id: 'name',
          label: '回',
          names: true,
          cell: ({ committeeId, name }) => <Link to={`/certification/committees/${committeeId}`}>{name}</Link>,
        },
        { id: 'apply', label: '申請のしめきり', cell: ({ applyBy }) => applyBy },
        { id: 'held', label: '開催日', cell: ({ heldOn }) => heldOn },
        {
          id: 'members',
          label: '委員',
          cell: ({ members, chair }) =>
            members === 0 ? <Tag look="warn">まだ</Tag> : `${members} 人（議長 ${chair ?? '—'}）`,
        },
        { id: 'all', label: '申請', align: 'n', className: 'w-[9%]', cell: ({ all }) => `${all} 件` },
        { id: 'state', label: '状態', className: 'w-[20%]', cell: (line) => <State line={line} /> },
      ]}
    />
  )
}

function State({ line: { isOver, waiting, decided } }: { line: Line }) {
  if (waiting > 0)
    return (
      <StateMark state={isOver ? 'near' : 'wait'} size="sm">
        {isOver ? `決定の記録がまだ ${waiting} 件` : `審査を待つもの ${waiting} 件`}
      </StateMark>
    )
  if (isOver || decided > 0)
    return (
      <StateMark state="ok" size="sm">
        {`決定 ${decided} 件`}
      </StateMark>
    )
  return (
    <StateMark state="wait" size="sm">
      これから
    </StateMark>
  )
}
