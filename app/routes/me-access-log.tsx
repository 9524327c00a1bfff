import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Look } from '~/features/access-log/access-log.server'
import { accessLog } from '~/features/access-log/access-log.server'
import type { PageFrame } from '~/root'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'わたしの記録を見た人｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return accessLog(request, { page: new URL(request.url).searchParams.get('page') ?? 1 })
}

const COLUMNS: Column<Look>[] = [
  { id: 'when', label: 'いつ', className: 'w-52', cell: (look) => <span className="num">{look.when}</span> },
  {
    id: 'who',
    label: 'だれが',
    names: true,
    cell: (look) => (
      <>
        {look.who} <span className="sub font-normal">{look.unitName}</span>
      </>
    ),
  },
  { id: 'as', label: '何として', cell: (look) => look.as },
  {
    id: 'page',
    label: '見たページ',
    cell: (look) => (look.people > 1 ? `${look.page}（${look.people} 人の一覧）` : look.page),
  },
]

export default function AccessLog() {
  const { looks, page, total } = useLoaderData<typeof loader>()
  return (
    <>
      <TitleBar
        title="わたしの記録を見た人"
        lead="ほかの人があなたの記録を見ると、ここに残ります。同じ人が 10 分のうちに同じページを見直したものは、1 つにまとめています。"
      />
      {looks.length === 0 ? (
        <EmptyState title="まだ、だれも見ていません">確認者や事務局があなたの記録を見ると、ここに出ます。</EmptyState>
      ) : (
        <>
          <DataTable
            caption="わたしの記録を見た人"
            captionHidden
            columns={COLUMNS}
            rows={looks}
            rowKey={(look) => look.lookId}
          />
          <Pagination page={page} pageSize={50} total={total} hrefOf={(each) => `?page=${each}`} />
        </>
      )}
    </>
  )
}
