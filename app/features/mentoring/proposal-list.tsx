import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import type { PairsPage } from './pairs.server'

type Line = PairsPage['moves'][number]

/** Proposed moves and matches with their reasons; one press takes one over. */
export function ProposalList({ page }: { page: PairsPage }) {
  const { moves, matches, today } = page
  return (
    <section className="section pairs-on-phone" id="proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">
        案：移す {moves.length} 人、新しく組む {matches.length} 人
      </h2>
      {moves.length + matches.length === 0 ? (
        <p>
          {page.unsigned > 0
            ? `承認する人がいない ${page.unsigned} 人に、いま空きのある人がいません。暫定メンターを指定するか、席の数を見直してください。`
            : '席をこえている人も、メンターのいない候補もいません。'}
        </p>
      ) : (
        <>
          <p className="section-lead">
            役割が終わった人の受け持ちと席をこえた分を移し、だれもいない候補に組みます。席をこえず、本人と同じ所属の人を避けて、足りないスキルが得意な人、近い部局の人、空きの多い人の順に選んでいます。決めるのはあなたです。
          </p>
          <DataTable
            caption="受け持ちの案"
            captionHidden
            rows={[...moves, ...matches]}
            rowKey={({ menteeId }) => menteeId}
            columns={[
              {
                id: 'mentee',
                label: '受け持つ人',
                names: true,
                className: 'w-[16rem]',
                cell: ({ mentee, menteePlace }) => <Named name={mentee} place={menteePlace} />,
              },
              { id: 'from', label: 'いま', className: 'w-[8rem]', cell: ({ from }) => from ?? 'いない' },
              {
                id: 'to',
                label: '案',
                className: 'w-[18rem]',
                cell: ({ to, toPlace, kindWord }) => <Named name={to} place={`${toPlace}・${kindWord}`} />,
              },
              { id: 'why', label: 'わけ', cell: ({ reasons }) => reasons.join('。') },
              {
                id: 'do',
                label: <span className="sr-only">操作</span>,
                className: 'w-[9rem]',
                cell: (line) => <AcceptForm line={line} today={today} />,
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Named({ name, place }: { name: string; place: string }) {
  return (
    <>
      <b>{name}</b> <span className="small sub font-normal">{place}</span>
    </>
  )
}

function AcceptForm({ line, today }: { line: Line; today: string }) {
  const action = line.pairId === null ? 'この組にする' : '移す'
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={line.pairId === null ? 'begin' : 'move'} />
      {line.pairId !== null && <input type="hidden" name="pair" value={line.pairId} />}
      {line.pairId === null && <input type="hidden" name="mentee" value={line.menteeNumber} />}
      <input type="hidden" name="mentor" value={line.toNumber} />
      <input type="hidden" name="kind" value={line.kind} />
      <input type="hidden" name="from" value={today} />
      <Button size="sm" wideOnPhone aria-label={`${line.mentee}さんを${line.to}さんに：${action}`}>
        {action}
      </Button>
    </Form>
  )
}
