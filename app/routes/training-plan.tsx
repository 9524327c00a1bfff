import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { costText } from '~/features/training-plan/cost-text'
import { DemandTable } from '~/features/training-plan/demand-table'
import { InsightText } from '~/features/training-plan/insight-text'
import { NothingToPlan } from '~/features/training-plan/nothing-to-plan'
import { PlanFilters } from '~/features/training-plan/plan-filters'
import { PlanHeadActions, VersionNote } from '~/features/training-plan/plan-head'
import { planHref } from '~/features/training-plan/plan-href'
import { actOnPlan } from '~/features/training-plan/plan-intents.server'
import { planPage } from '~/features/training-plan/plan-page.server'
import { planParamsOf } from '~/features/training-plan/plan-state'
import { PlanProblem } from '~/features/training-plan/stale-notice'
import { ThisYearTable } from '~/features/training-plan/this-year-table'
import { UnitTable } from '~/features/training-plan/unit-table'
import { UnlimitedList } from '~/features/training-plan/unlimited-list'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { PaperHead } from '~/ui/paper-head'
import { TitleBar } from '~/ui/title-bar'

export const handle = { landscape: true } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `研修計画 ${page?.yearName ?? ''}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return planPage(request, planParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await actOnPlan(request, await request.formData())
  if (!outcome.ok) return data(outcome, { status: 422 })
  const address = new URL(request.url)
  address.searchParams.delete('version')
  address.searchParams.set(
    'done',
    outcome.did.people ? `invited-${outcome.did.people}` : `saved-${outcome.did.version}`,
  )
  return redirect(`${address.pathname}${address.search}`)
}

export default function TrainingPlanRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  const { state } = page
  if (page.nothing.courses) return <NothingToPlan />
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${inWareki(page.today)}`} />
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training/plan', label: '研修計画' },
        ]}
        here={page.yearName}
      />
      <TitleBar
        title={`研修計画　${page.yearName}（${page.shown?.state === 'adopted' ? '決定' : '案'}）`}
        lead="需要は、確認済みのレベルが役割か認定に足りず、その研修で埋まる人の数です。"
        insight={<InsightText insight={page.insight} />}
        actions={<PlanHeadActions page={page} />}
      />
      <PlanProblem failed={failed} />
      {!failed && done && <Done done={done} />}
      <NothingToPlan.Notes nothing={page.nothing} />
      <section className="section">
        <h2>今年度：目標までにまだ要る席</h2>
        <p>{page.now.sentence}</p>
        <ThisYearTable items={page.now.items} year={state.year} canInvite={page.canEdit} />
      </section>
      <section className="section">
        <h2>{page.isRunning ? page.yearName : '来年度'}：需要と席</h2>
        <p>{page.sentence}</p>
        {page.isRunning && <p className="small sub">需要はきょう残っている人の数、席は年度ぜんぶの数です。</p>}
        <PlanFilters state={state} />
        {state.by === 'unit' ? <UnitTable page={page} /> : <DemandTable page={page} />}
        {page.choices.map((sentence) => (
          <p key={sentence} className="small sub mt-2">
            {sentence}
          </p>
        ))}
        <p className="small sub mt-2">
          席の延べ時間は {page.totals.hours.toLocaleString('ja-JP')} 時間、費用は {costText(page.cost)}
          です。会計年度任用職員と、
          {page.yearName}までに退職する見込みの人は数えていません。
        </p>
        <UnlimitedList page={page} />
        <VersionNote page={page} />
        <p className="row small mt-2 no-print">
          <Link to={`/training/plan/compare?year=${state.year}`}>前の年度の計画・実績と比べる</Link>
          <Link to={planHref({ ...state, course: '', version: null }, { year: state.year + 1 })}>
            次の年度の計画を見る
          </Link>
        </p>
      </section>
    </>
  )
}

function Done({ done }: { done: string }) {
  const [what, number] = done.split('-')
  return (
    <Notice tone="ok" live>
      {what === 'invited' ? `${number} 人に案内を送りました。` : `第 ${number} 版として保存しました。`}
    </Notice>
  )
}
