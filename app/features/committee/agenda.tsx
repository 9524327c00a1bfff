import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import type { AgendaItem, CommitteePage } from './committee-page.server'

const MARKS: Readonly<Record<string, MarkedState>> = { certified: 'ok', refused: 'no', committee_pending: 'near' }

/** What is before a round, with who is kept out of each case and why. */
export function Agenda({ page }: { page: CommitteePage }) {
  const { committeeId, items, heldOnInWareki } = page
  return (
    <section className="section pairs-on-phone" aria-labelledby="agenda">
      <h2 id="agenda">議題</h2>
      {items.length === 0 ? (
        <EmptyState title="まだ申請がありません">
          {`しめきり（${page.applyBy}）までに申請されたものが、${heldOnInWareki} の議題になります。`}
        </EmptyState>
      ) : (
        <DataTable
          caption="議題"
          captionHidden
          rows={items.map((item, place) => ({ ...item, place: place + 1 }))}
          rowKey={({ applicationId }) => applicationId}
          columns={[
            {
              id: 'name',
              label: '申請者',
              names: true,
              className: 'w-[20%]',
              cell: (item) => <Applicant item={item} committeeId={committeeId} />,
            },
            { id: 'what', label: '申請', cell: ({ what }) => what },
            { id: 'on', label: '申請日', className: 'w-[15%]', cell: ({ appliedOn }) => appliedOn },
            {
              id: 'excluded',
              label: '除斥',
              className: 'w-[17%]',
              cell: ({ excluded }) => (excluded.length === 0 ? 'なし' : excluded.join('、')),
            },
            { id: 'state', label: '結果', className: 'w-[25%]', cell: (item) => <Result item={item} /> },
          ]}
        />
      )}
    </section>
  )
}

function Applicant({ item, committeeId }: { item: AgendaItem & { place: number }; committeeId: number }) {
  const { place, name, section, keptOut } = item
  const to = hrefOf(item, committeeId)
  return (
    <>
      {place}　{to ? <Link to={to}>{name}</Link> : name}
      {section && <span className="small sub block font-normal">{section}</span>}
      {keptOut && <span className="small sub block font-normal">あなたは除斥です（{keptOut}）</span>}
    </>
  )
}

/** Where its papers are for the viewer; null: nowhere. */
function hrefOf({ mayRead, isOnItsWay, applicationId }: AgendaItem, committeeId: number): string | null {
  if (mayRead) return `/certification/committees/${committeeId}/applications/${applicationId}`
  return isOnItsWay ? `/certification/applications/${applicationId}` : null
}

function Result({ item: { state, word, says, tookPart } }: { item: AgendaItem }) {
  return (
    <>
      <StateMark state={MARKS[state] ?? 'wait'} size="sm">
        {word}
      </StateMark>
      {says && <span className="small sub block whitespace-pre-wrap">{says}</span>}
      {tookPart > 0 && <span className="small sub block">{`審査した委員 ${tookPart} 人`}</span>}
    </>
  )
}
