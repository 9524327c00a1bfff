import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FiveYearsSection } from '~/features/goals/five-years-section'
import { fixYearEnd } from '~/features/goals/fix-year-end.server'
import { goals } from '~/features/goals/goals.server'
import { GoalsFilters, GoalsHeading } from '~/features/goals/goals-heading'
import { searchOf } from '~/features/goals/goals-params'
import { IndicatorTable } from '~/features/goals/indicator-table'
import { LedgerSection } from '~/features/goals/ledger-section'
import { LimitsSection } from '~/features/goals/limits-section'
import { NoTargets } from '~/features/goals/no-targets'
import { PipelineSection } from '~/features/goals/pipeline-section'
import { SectionsSection } from '~/features/goals/sections-section'
import { YearEndsSection } from '~/features/goals/year-ends-section'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && !data.nothing ? `目標と実績 ${data.yearName}` : '目標'}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return goals(request, searchOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const result = await fixYearEnd(request, await request.formData())
  if (result.ok) return redirect('/goals?done=fixed#year-ends')
  return { failed: 'refused' in result ? result.refused : '年度を確かめて、もう一度押してください。' }
}

export default function GoalsRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()?.failed
  const done = useSearchParams()[0].get('done')
  if (page.nothing) return <NoTargets />
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here={`目標　${page.yearName}`} />
      <GoalsHeading page={page} />
      {failed && (
        <Notice tone="error" live>
          {failed}
        </Notice>
      )}
      {done === 'fixed' && (
        <Notice tone="ok" live>
          年度末を確定しました。
        </Notice>
      )}
      {page.problem && (
        <Notice tone="warn" live>
          {page.problem}
        </Notice>
      )}
      <GoalsFilters page={page} />
      <IndicatorTable page={page} />
      <LedgerSection page={page} />
      <FiveYearsSection page={page} />
      {page.pipeline && <PipelineSection page={page} pipeline={page.pipeline} />}
      <LimitsSection page={page} />
      <SectionsSection page={page} />
      <YearEndsSection page={page} />
    </>
  )
}
