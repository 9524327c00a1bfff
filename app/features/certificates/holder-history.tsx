import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { Unfold } from '~/ui/unfold'
import type { HistoryRow } from './history-rows'
import type { HolderPage } from './holder.server'

/** 経過: what happened, from which day, who recorded it when; what was taken back stays to be seen. */
export function HolderHistory({ page, busy }: { page: HolderPage; busy: boolean }) {
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">経過</h2>
      <DataTable
        caption="経過"
        captionHidden
        rows={page.history}
        rowKey={({ key }) => key}
        columns={[
          { id: 'on', label: '効力の日', names: true, className: 'w-[15%]', cell: ({ on }) => inWareki(on) },
          {
            id: 'what',
            label: '出来事',
            className: 'w-[28%]',
            cell: (row) => <What row={row} />,
          },
          { id: 'note', label: '覚え書き', cell: ({ note }) => note ?? '—' },
          {
            id: 'entered',
            label: '入力',
            className: 'w-[32%]',
            cell: (row) => <Entered row={row} staffNumber={page.staffNumber} busy={busy} />,
          },
        ]}
      />
    </section>
  )
}

function What({ row: { role, what, left, number, applicationId, takenBack } }: { row: HistoryRow }) {
  return (
    <>
      {takenBack ? <s>{what}</s> : <b>{what}</b>}　{role}
      {left && <span className="small sub block">{left}</span>}
      {number && <span className="small sub num block">{number}</span>}
      {applicationId && (
        <Link className="small block" to={`/certification/applications/${applicationId}`}>
          申請と決定
        </Link>
      )}
    </>
  )
}

function Entered({ row, ...rest }: { row: HistoryRow; staffNumber: string; busy: boolean }) {
  return (
    <>
      {row.entered}
      {row.takenBack && <span className="small block">{row.takenBack}</span>}
      {row.mayCorrect && (
        <Link className="small no-print block" to={`/certification/applications/${row.applicationId}#take-back`}>
          記録の誤りを直す
        </Link>
      )}
      {row.first && <span className="small sub no-print block">取り消すときは、{row.first}</span>}
      <TakeBack row={row} {...rest} />
    </>
  )
}

function TakeBack({ row, staffNumber, busy }: { row: HistoryRow; staffNumber: string; busy: boolean }) {
  if (!row.mayTakeBack || row.eventId === null) return null
  return (
    <Unfold label="取り消す">
      <Form method="post">
        <p className="small mb-2">
          誤って記録したときだけ使います。取り消したことは残り、本人に知らせます。正しい日で、あらためて記録できます。
        </p>
        <input type="hidden" name="intent" value="take_back" />
        <input type="hidden" name="staffNumber" value={staffNumber} />
        <input type="hidden" name="eventId" value={row.eventId} />
        <Button size="sm" look="danger" disabled={busy}>
          この記録を取り消す
        </Button>
      </Form>
    </Unfold>
  )
}
