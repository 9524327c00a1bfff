import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { PracticeList } from '~/features/practice/practice-list'
import { PracticeConditions, PracticeSearch } from '~/features/practice/practice-search'
import { PracticeTotals, PracticeYears } from '~/features/practice/practice-years'
import { practices } from '~/features/practice/practices.server'
import { practicesParamsOf } from '~/features/practice/practices-params'
import { practicesHref } from '~/features/practice/practices-state'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '業務改善｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return practices(request, practicesParamsOf(request))
}

export default function Practices() {
  const page = useLoaderData<typeof loader>()
  const propose = page.mayPropose && (
    <LinkButton look="primary" to="/practices/new">
      業務改善を提案する
    </LinkButton>
  )
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="業務改善" />
      <TitleBar
        title="業務改善"
        lead="「もうだれかが自動化していないか」を、市全体でさがせます。"
        insight={page.years.length > 0 && <PracticeTotals years={page.years} />}
        actions={propose}
      />
      <p className="row mb-4 no-print">
        {page.mayPropose && <Link to="/me/practices">わたしの業務改善</Link>}
        <Link to="/tools">内製ツール台帳</Link>
      </p>
      <PracticeSearch page={page} />
      <PracticeConditions page={page} />
      {page.years.length === 0 ? (
        <EmptyState title="まだ業務改善がありません" action={propose}>
          毎日の仕事の「手間」を一つ書くだけで提案できます。提案すると、市全体がここでさがせます。
        </EmptyState>
      ) : page.total === 0 ? (
        <EmptyState title="見つかりません" action={propose}>
          ことばを短くするか、条件を減らしてください。まだだれもしていないなら、提案してみませんか。
        </EmptyState>
      ) : (
        <>
          {page.loosely.length > 0 && (
            <Notice title="そのとおりのものは見つかりません">
              言葉の一部を含む、近い {page.total.toLocaleString('ja-JP')} 件です。
            </Notice>
          )}
          <PracticeList projects={page.projects} />
          <Pagination
            page={page.state.page}
            pageSize={page.pageSize}
            total={page.total}
            hrefOf={(to) => practicesHref(page.state, { page: to })}
          />
        </>
      )}
      <PracticeYears years={page.years} />
    </>
  )
}
