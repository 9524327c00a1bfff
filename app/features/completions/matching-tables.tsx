import { Form } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import type { MatchingPage } from '~/features/completions/matching.server'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { type Column, DataTable } from '~/ui/data-table'
import { Dialog } from '~/ui/dialog'
import { Select } from '~/ui/field'
import { Panel } from '~/ui/panel'

type Waiting = MatchingPage['waiting'][number]
type Alias = MatchingPage['aliases'][number]
type HeardClient = MatchingPage['clients'][number]

/** Names of courses that the catalogue lacks: told once, they are kept for the system that uses them. */
export function UnknownCourses({ page, busy }: { page: MatchingPage; busy: boolean }) {
  return page.unknown.map(({ provider, written, name, count }, index) => (
    <div key={`${provider} ${written}`} className="mb-4">
      <Panel>
        <Form method="post" className="row items-end!">
          <input type="hidden" name="provider" value={provider} />
          <input type="hidden" name="written" value={written} />
          <Select
            id={`course-${index}`}
            name="course"
            label={`${provider} の「${name}」（${count} 件）はどの研修ですか`}
            help={written === name ? undefined : written}
            className="w-full"
            required
            options={[
              { value: '', label: '選んでください' },
              ...page.catalogue.map(({ code, title }) => ({ value: code, label: `${code}　${title}` })),
            ]}
          />
          <Button look="primary" disabled={busy} wideOnPhone>
            この研修として記録する
          </Button>
        </Form>
      </Panel>
    </div>
  ))
}

const WAITING: Column<Waiting>[] = [
  { id: 'person', label: '職員', names: true, cell: (row) => <span className="break-all">{row.person}</span> },
  { id: 'course', label: '研修', cell: (row) => <span className="break-all">{row.course}</span> },
  { id: 'why', label: 'なぜ記録できないか', className: 'w-[36%]', cell: (row) => row.reasons.join(' ') },
  {
    id: 'from',
    label: '届いた日',
    cell: (row) => (
      <>
        {inWareki(row.receivedOn)}
        <span className="small sub block">{row.client}</span>
      </>
    ),
  },
  {
    id: 'aside',
    label: <span className="sr-only">操作</span>,
    cell: (row) => (
      <Form method="post">
        <input type="hidden" name="statement" value={row.id} />
        <Button name="intent" value="aside" size="sm" aria-label={`${row.person} の「${row.course}」を除く`}>
          除く
        </Button>
      </Form>
    ),
  },
]

export function WaitingStatements({ rows }: { rows: readonly Waiting[] }) {
  return (
    <DataTable
      caption="照らし合わせられない記録"
      captionHidden
      columns={WAITING}
      rows={rows}
      rowKey={(row) => row.id}
    />
  )
}

const ALIASES: Column<Alias>[] = [
  { id: 'name', label: '呼び名', names: true, cell: (row) => <span className="break-all">{row.key}</span> },
  { id: 'provider', label: '提供元', cell: (row) => row.provider || 'どの提供元でも' },
  {
    id: 'course',
    label: '研修',
    cell: (row) => (
      <>
        {row.title} <span className="small sub num whitespace-nowrap">{row.code}</span>
      </>
    ),
  },
  { id: 'since', label: '覚えた日', cell: (row) => inWareki(row.keptOn) },
  {
    id: 'forget',
    label: <span className="sr-only">操作</span>,
    cell: (row) => (
      <Dialog label="忘れる…" title={`呼び名「${row.key}」を忘れますか`} look="outline" size="sm">
        <p>次に届いたときや取り込むときに、どの研修かを聞き直します。</p>
        <Form method="post" className="mt-4">
          <input type="hidden" name="provider" value={row.provider} />
          <input type="hidden" name="written" value={row.key} />
          <input type="hidden" name="intent" value="forget" />
          <Checkbox
            name="undo"
            value="1"
            label="この呼び名で届いた修了も取り消す"
            help="違う研修につないでいたとき。取り消した記録は、このページでつなぎ直せます。取り込んだファイルの修了は、取込みの履歴から取り消します。"
          />
          <Button look="danger" className="mt-4">
            呼び名を忘れる
          </Button>
        </Form>
      </Dialog>
    ),
  },
]

export function CourseNames({ rows }: { rows: readonly Alias[] }) {
  return (
    <DataTable
      caption="覚えている呼び名"
      captionHidden
      columns={ALIASES}
      rows={rows}
      rowKey={(row) => `${row.provider} ${row.key}`}
    />
  )
}

const CLIENTS: Column<HeardClient>[] = [
  { id: 'name', label: '仕組み', names: true, cell: (row) => row.name },
  { id: 'state', label: '状態', cell: (row) => (row.disabled ? '止めている' : '送れる') },
  { id: 'completions', label: '記録した修了', align: 'n', cell: (row) => row.completions.toLocaleString('ja-JP') },
  {
    id: 'last',
    label: '最後に届いた日',
    cell: (row) => (row.lastOn === null ? 'まだ届いていません' : inWareki(row.lastOn)),
  },
]

export function HeardClients({ rows }: { rows: readonly HeardClient[] }) {
  return (
    <DataTable caption="つないだ仕組み" captionHidden columns={CLIENTS} rows={rows} rowKey={(row) => row.clientId} />
  )
}
