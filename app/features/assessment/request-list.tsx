import { Form } from '@remix-run/react'
import { RETURN_KIND_WORDS } from '~/domain/terms'
import type { OwnRequest } from '~/features/assessment/off-cycle.server'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import { StateMark } from '~/ui/state-mark'

const COLUMNS: Column<OwnRequest>[] = [
  { id: 'name', label: 'スキル', names: true, cell: (request) => request.name },
  { id: 'on', label: '申し出た日', cell: (request) => request.submittedOn },
  { id: 'level', label: '自己評価', cell: (request) => <LevelBadge level={request.level} kind="self" size="sm" /> },
  { id: 'state', label: 'いま', cell: (request) => <RequestState request={request} /> },
  {
    id: 'withdraw',
    label: <span className="sr-only">操作</span>,
    cell: (request) => (request.state === 'waiting' ? <Withdraw request={request} /> : null),
  },
]

/** Own requests outside rounds, the newest first. */
export function RequestList({ requests }: { requests: readonly OwnRequest[] }) {
  if (requests.length === 0) return <p>まだ申し出たものはありません。</p>
  return (
    <DataTable
      caption="随時確認の申し出"
      captionHidden
      columns={COLUMNS}
      rows={requests}
      rowKey={(request) => request.submissionId}
    />
  )
}

function RequestState({ request }: { request: OwnRequest }) {
  const { state, decided, level, settledOn, comment } = request
  if (state === 'waiting') {
    return (
      <StateMark state="wait" size="sm">
        確認待ち
      </StateMark>
    )
  }
  return (
    <>
      {state === 'decided' ? (
        <StateMark state={decided === level ? 'ok' : 'near'} size="sm">
          レベル {decided} で確認
        </StateMark>
      ) : (
        <StateMark state={state === 'sent_back' ? 'no' : 'wait'} size="sm">
          {RETURN_KIND_WORDS[state]}
        </StateMark>
      )}{' '}
      <span className="small sub">{settledOn}</span>
      {comment && <span className="block">{comment}</span>}
    </>
  )
}

function Withdraw({ request }: { request: OwnRequest }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="submission" value={request.submissionId} />
      <Button size="sm">
        取り下げる<span className="sr-only">（{request.name}）</span>
      </Button>
    </Form>
  )
}
