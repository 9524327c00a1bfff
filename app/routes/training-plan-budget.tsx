import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { budgetPage } from '~/features/training-plan/budget.server'
import { BudgetTable } from '~/features/training-plan/budget-table'
import { costText } from '~/features/training-plan/cost-text'
import { planParamsOf } from '~/features/training-plan/plan-state'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { KeyFigures } from '~/ui/key-figures'
import { Notice } from '~/ui/notice'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { landscape: true } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `予算要求の資料 ${page?.yearName ?? ''}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return budgetPage(request, planParamsOf(request))
}

export default function PlanBudgetRoute() {
  const page = useLoaderData<typeof loader>()
  const { totals, version } = page
  const from = version
    ? `研修計画の第 ${version.version} 版（${version.state === 'adopted' ? '決定' : '案'}）から。`
    : '目録からの提案から。'
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${inWareki(page.today)}`} />
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/training/plan?year=${page.year}`, label: '研修計画' },
        ]}
        here="予算要求の資料"
      />
      <TitleBar
        title={`予算要求の資料　研修　${page.yearName}`}
        lead={`${from}需要は ${inWareki(page.today)} の数です。`}
        actions={
          <>
            <PrintButton />
            <LinkButton to={`/training/plan/budget.xlsx?year=${page.year}`} size="sm" icon="download" reloadDocument>
              Excel
            </LinkButton>
          </>
        }
      />
      {page.rows.length === 0 ? (
        <EmptyState title="実施する研修がありません">研修計画で回数を入れると、ここに出ます。</EmptyState>
      ) : (
        <>
          <KeyFigures
            figures={[
              { label: '回', value: totals.sessions, unit: '回' },
              { label: '席', value: totals.seats, unit: '席' },
              { label: '延べ時間', value: totals.hours, unit: '時間' },
              { label: '費用', value: costText(totals.cost) },
            ]}
          />
          {totals.cost.unknown > 0 && (
            <Notice tone="warn" title={`${totals.cost.unknown} 研修の費用が未入力です`}>
              合計には入っていません。<Link to={`/training/plan/edit?year=${page.year}`}>費用を入れる</Link>
            </Notice>
          )}
          <BudgetTable page={page} />
        </>
      )}
    </>
  )
}
