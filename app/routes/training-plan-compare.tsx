import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CompareTable } from '~/features/training-plan/compare-table'
import { planCompare } from '~/features/training-plan/plan-compare.server'
import { planParamsOf } from '~/features/training-plan/plan-state'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { landscape: true } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `研修計画を前の年度と比べる ${page?.yearName ?? ''}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return planCompare(request, planParamsOf(request))
}

export default function PlanCompareRoute() {
  const page = useLoaderData<typeof loader>()
  const { beforeVersion: before } = page
  const source = before
    ? `${page.beforeName}は第 ${before.version} 版（${before.state === 'adopted' ? '決定' : '案'}）`
    : `${page.beforeName}は保存した計画がないため、目録の数`
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/training/plan?year=${page.year}`, label: '研修計画' },
        ]}
        here="前の年度と比べる"
      />
      <TitleBar
        title={`${page.beforeName}の計画・実績と比べる`}
        lead={`${source}です。実施回は、中止した回を除きます。`}
        actions={<PrintButton />}
      />
      {page.rows.length === 0 ? (
        <EmptyState title="席を計画する研修がありません">研修の目録を取り込むと、ここで比べられます。</EmptyState>
      ) : (
        <CompareTable page={page} />
      )}
    </>
  )
}
