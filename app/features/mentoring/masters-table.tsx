import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import type { MasterRow } from './master-rows'

/** The masters whom the viewer looks after. */
export function MastersTable({ masters }: { masters: readonly MasterRow[] }) {
  if (masters.length === 0) return null
  return (
    <section className="section no-print" aria-labelledby="masters">
      <h2 id="masters">マスターのいま</h2>
      <p className="section-lead">認定に導いた人は今年度の数です。</p>
      <DataTable
        caption="マスターのいま"
        captionHidden
        rows={masters}
        rowKey={({ personId }) => personId}
        columns={[
          {
            id: 'name',
            label: 'マスター',
            names: true,
            className: 'w-[16rem]',
            cell: ({ name, to, place }) => (
              <>
                <Link to={to}>{name}</Link> <span className="small sub font-normal">{place}</span>
              </>
            ),
          },
          {
            id: 'through',
            label: '有効期限',
            className: 'whitespace-nowrap',
            cell: ({ through }) => <span className="whitespace-nowrap">{through}</span>,
          },
          { id: 'led', label: '認定に導いた人', align: 'n', cell: ({ led }) => led },
          {
            id: 'last',
            label: '前の面談',
            cell: ({ lastMeeting }) => <span className="whitespace-nowrap">{lastMeeting}</span>,
          },
          {
            id: 'renewal',
            label: '更新の条件',
            cell: ({ renewal }) => (
              <StateMark state={renewal.state} size="sm">
                {renewal.word}
              </StateMark>
            ),
          },
          { id: 'next', label: 'あなたから次に', className: 'w-[20rem]', cell: ({ next }) => next },
        ]}
      />
    </section>
  )
}
