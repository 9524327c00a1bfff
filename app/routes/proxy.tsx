import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { PARTICIPANT_STATE_WORDS } from '~/domain/terms'
import { type ProxyPerson, proxyList } from '~/features/assessment/proxy-list.server'
import type { PageFrame } from '~/root'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '代理入力｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return proxyList(request, { page: new URL(request.url).searchParams.get('page') ?? 1 })
}

const MARKS: Record<ProxyPerson['state'], MarkedState> = {
  not_started: 'no',
  draft: 'near',
  submitted: 'wait',
  returned: 'no',
  confirmed: 'ok',
}

const COLUMNS: Column<ProxyPerson>[] = [
  {
    id: 'name',
    label: '氏名',
    names: true,
    cell: ({ name, staffNumber }) => (
      <>
        {name} <span className="sub font-normal num">{staffNumber}</span>
      </>
    ),
  },
  { id: 'unit', label: '組織', cell: (person) => person.unitName },
  { id: 'round', label: '評価期間', cell: (person) => `${person.roundName}、${person.due}まで` },
  {
    id: 'state',
    label: 'いま',
    cell: ({ state, entered, asked }) => (
      <StateMark state={MARKS[state]} size="sm">
        {PARTICIPANT_STATE_WORDS[state]}
        {state === 'draft' && `（${entered}/${asked}）`}
      </StateMark>
    ),
  },
  {
    id: 'go',
    label: <span className="sr-only">操作</span>,
    cell: ({ name, staffNumber, mayEnter, state }) => (
      <span className="row gap-2!">
        {mayEnter && state !== 'submitted' && state !== 'confirmed' && (
          <Link className="btn btn-sm" to={`/proxy/${staffNumber}`}>
            入力する<span className="sr-only">（{name}）</span>
          </Link>
        )}
        <Link className="small" to={`/proxy/${staffNumber}/paper`}>
          紙の様式<span className="sr-only">（{name}）</span>
        </Link>
      </span>
    ),
  },
]

export default function ProxyPeople() {
  const { people, page, total } = useLoaderData<typeof loader>()
  return (
    <>
      <TitleBar
        title="代理入力"
        lead="自分の端末がない人の自己評価を、本人がいる場で入力します。入力できるのは、所属長が指名した代理入力者です。"
      />
      {people.length === 0 ? (
        <EmptyState title="いま、代理で入力する人はいません">
          評価期間が始まり、代理入力者に指名されると、ここに名前が並びます。
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="代理で入力できる人"
            captionHidden
            columns={COLUMNS}
            rows={people}
            rowKey={(person) => `${person.staffNumber} ${person.roundName}`}
          />
          <Pagination page={page} pageSize={50} total={total} unit="人" hrefOf={(each) => `?page=${each}`} />
        </>
      )}
    </>
  )
}
