import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ToolSearch } from '~/features/practice/tool-search'
import { ToolTable } from '~/features/practice/tool-table'
import { type ToolsPage, tools, toolsParamsOf } from '~/features/practice/tools.server'
import { toolsHref } from '~/features/practice/tools-href'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '内製ツール台帳｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return tools(request, toolsParamsOf(request))
}

function Nothing({ state: { q, unit, need } }: Pick<ToolsPage, 'state'>) {
  if (q !== '' || unit !== '' || need !== '') {
    return <EmptyState title="見つかりません">ことばや条件を減らしてください。</EmptyState>
  }
  return (
    <EmptyState title="まだツールがありません">
      職員が作ったマクロや RPA、アプリを登録すると、作った人が異動しても、担当と資料が分かります。
    </EmptyState>
  )
}

export default function Tools() {
  const page = useLoaderData<typeof loader>()
  const orphans = page.counts.find(({ need }) => need === 'owner')?.tools ?? 0
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/practices', label: '業務改善' },
        ]}
        here="内製ツール台帳"
      />
      <TitleBar
        title="内製ツール台帳"
        lead="職員が作って使っているツールです。担当が異動すると、新しい担当を求めます。"
        insight={
          orphans > 0 ? (
            <>
              <em>{orphans} 件</em>に、新しい担当が要ります。
            </>
          ) : (
            page.total > 0 && 'どのツールにも担当がいます。'
          )
        }
        actions={page.mayRegister && <LinkButton to="/tools/new">ツールを登録する</LinkButton>}
      />
      <ToolSearch page={page} />
      {page.total === 0 ? (
        <Nothing state={page.state} />
      ) : (
        <>
          <ToolTable tools={page.tools} />
          <Pagination
            page={page.state.page}
            pageSize={page.pageSize}
            total={page.total}
            hrefOf={(to) => toolsHref(page.state, { page: to })}
          />
        </>
      )}
    </>
  )
}
