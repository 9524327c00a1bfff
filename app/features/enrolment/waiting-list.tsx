import { Form, Link } from '@remix-run/react'
import type { ApprovalsPage, WaitingLine } from '~/features/enrolment/approvals.server'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { DataTable } from '~/ui/data-table'
import { TextArea } from '~/ui/field'

type WaitingListProps = {
  waiting: ApprovalsPage['waiting']
  /** Ids that were ticked before something was wrong. */
  ticked: readonly string[]
  reason: string
  reasonError?: string | undefined
  busy: boolean
}

/** Applications to approve or to decline, many at once; without JavaScript too. */
export function WaitingList({ waiting, ticked, reason, reasonError, busy }: WaitingListProps) {
  return (
    <Form method="post">
      <DataTable
        caption="承認を待つ申込み"
        captionHidden
        rows={waiting}
        rowKey={(line) => line.enrolmentId}
        columns={[
          {
            id: 'who',
            label: '職員',
            names: true,
            cell: (line) => (
              <Checkbox
                name="enrolment"
                value={String(line.enrolmentId)}
                label={line.name}
                help={`${line.title}　${line.appliedOn} に申込み`}
                defaultChecked={ticked.includes(String(line.enrolmentId))}
              />
            ),
          },
          { id: 'what', label: '研修', cell: (line) => <What line={line} /> },
          { id: 'why', label: '役に立つこと', className: 'w-[26%]', cell: (line) => <Why line={line} /> },
          {
            id: 'seats',
            label: '席',
            className: 'w-[15%]',
            cell: (line) => (
              <>
                {line.seats}
                <span className="small sub block">しめきり {line.applyBy}</span>
              </>
            ),
          },
        ]}
      />
      <div className="row mt-4">
        <Button look="primary" name="decision" value="approve" disabled={busy} wideOnPhone>
          印を付けた申込みを承認する
        </Button>
        {waiting.length > 1 && (
          <Button name="decision" value="approve-all" disabled={busy} wideOnPhone>
            {waiting.length} 件すべてを承認する
          </Button>
        )}
      </div>
      <details className="panel panel-sub mt-6" open={reasonError !== undefined || reason !== '' || undefined}>
        <summary>
          <b>見送る</b>
        </summary>
        <TextArea
          name="reason"
          label="見送る理由"
          help="本人に伝わります。次にいつ受けられそうかも書くと、本人が予定を立てられます。"
          maxLength={500}
          defaultValue={reason}
          error={reasonError}
        />
        <div className="row mt-4">
          <Button name="decision" value="decline" disabled={busy} wideOnPhone>
            印を付けた申込みを見送る
          </Button>
        </div>
      </details>
    </Form>
  )
}

function What({ line }: { line: WaitingLine }) {
  return (
    <>
      <Link to={`/training/sessions/${line.sessionId}`}>
        {line.courseTitle} {line.sessionName}
      </Link>
      <span className="small sub block">
        {line.when}・{line.hours} 時間
      </span>
      {line.clash && <span className="small block">同じ日に「{line.clash}」の席があります。</span>}
    </>
  )
}

function Why({ line: { reasons, gapLevels } }: { line: WaitingLine }) {
  const gap = gapLevels > 0 ? `役割に足りないレベルが ${gapLevels} 埋まる` : null
  const all = [...reasons.filter((reason) => !reason.startsWith('役割に足りない')), ...(gap ? [gap] : [])]
  if (all.length === 0) return <span className="sub">いまの役割には足りています</span>
  return (
    <ul className="small">
      {all.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}

export function DecidedList({ decided }: { decided: ApprovalsPage['decided'] }) {
  return (
    <DataTable
      caption="この 2 か月に決めた申込み"
      captionHidden
      dense
      rows={decided}
      rowKey={(line) => line.enrolmentId}
      columns={[
        { id: 'who', label: '職員', names: true, cell: (line) => line.name },
        {
          id: 'what',
          label: '研修',
          cell: (line) => <Link to={`/training/sessions/${line.sessionId}`}>{line.session}</Link>,
        },
        { id: 'state', label: 'いま', cell: (line) => line.state },
        {
          id: 'decided',
          label: '決めた日・人',
          cell: (line) => (
            <>
              {line.decided}
              {line.comment && <span className="small sub block">{line.comment}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
