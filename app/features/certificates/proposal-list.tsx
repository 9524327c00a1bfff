import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import type { HoldersPage } from './holders.server'
import { holderHref } from './holders-href'
import type { OrderProposal } from './order-proposals'

const PRESSES: Readonly<Record<OrderProposal['event'], string>> = {
  suspend: '停止にする',
  resume: '再開にする',
  leave: '終了にする',
  restart: 'きょう申し出を受けて再開',
}

/** 発令に合わせて直すもの: each with one press, from the day of its order. */
export function ProposalList({ page, busy }: { page: HoldersPage; busy: boolean }) {
  const { proposals, moreProposals, today } = page
  if (proposals.length === 0) return null
  return (
    <section className="section-tight mb-6 no-print" aria-labelledby="proposals">
      <h2 id="proposals">発令に合わせて直すもの（{proposals.length + moreProposals} 件）</h2>
      <p className="small sub mb-3">
        職員の発令と認定証が合っていません。押すと、示した日から記録し、本人に知らせます。
      </p>
      <DataTable
        caption="発令に合わせて直すもの"
        captionHidden
        dense
        rows={proposals}
        rowKey={({ staffNumber, event, day }) => `${staffNumber}/${event}/${day}`}
        columns={[
          {
            id: 'name',
            label: '職員',
            names: true,
            className: 'w-[18%]',
            cell: ({ staffNumber, name }) => <Link to={holderHref(staffNumber)}>{name}</Link>,
          },
          { id: 'roles', label: '認定証', className: 'w-[20%]', cell: ({ roleWords }) => roleWords },
          { id: 'says', label: '発令', cell: ({ says }) => says },
          {
            id: 'press',
            label: 'すること',
            className: 'w-[24%]',
            cell: (proposal) => <Press proposal={proposal} today={today} busy={busy} />,
          },
        ]}
      />
      {moreProposals > 0 && <p className="small sub mt-2">ほか {moreProposals} 件は、これらを済ませると出ます。</p>}
    </section>
  )
}

function Press({ proposal, today, busy }: { proposal: OrderProposal; today: string; busy: boolean }) {
  const { staffNumber, name, event, roles, day } = proposal
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={event === 'restart' ? 'restart' : 'order'} />
      <input type="hidden" name="staffNumber" value={staffNumber} />
      {roles.map((role) => (
        <input key={role} type="hidden" name="roles" value={role} />
      ))}
      <input type="hidden" name="day" value={day} />
      {event === 'restart' ? (
        <input type="hidden" name="requestedOn" value={today} />
      ) : (
        <input type="hidden" name="event" value={event} />
      )}
      <Button size="sm" disabled={busy} aria-label={`${name}さん：${PRESSES[event]}（${inWareki(day)}）`}>
        {PRESSES[event]}
      </Button>
    </Form>
  )
}
