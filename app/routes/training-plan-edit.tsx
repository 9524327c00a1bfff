import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { planEdit } from '~/features/training-plan/plan-edit.server'
import { PlanEditForm } from '~/features/training-plan/plan-edit-form'
import { actOnPlan } from '~/features/training-plan/plan-intents.server'
import { planParamsOf } from '~/features/training-plan/plan-state'
import { PlanProblem } from '~/features/training-plan/stale-notice'
import { VersionList } from '~/features/training-plan/version-list'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `研修計画をかえる ${page?.yearName ?? ''}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return planEdit(request, planParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const year = String(form.get('year') ?? '')
  const outcome = await actOnPlan(request, form)
  if (!outcome.ok) return data(outcome, { status: 422 })
  return redirect(`/training/plan?year=${encodeURIComponent(year)}&done=saved-${outcome.did.version}`)
}

export default function PlanEditRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/training/plan?year=${page.year}`, label: '研修計画' },
        ]}
        here={`${page.yearName}の案をかえる`}
      />
      <TitleBar
        title={`研修計画　${page.yearName}の案をかえる`}
        lead="保存するたびに新しい版になります。費用が分からない研修は、空けたままにします。"
      />
      <PlanProblem failed={failed} />
      {page.canEdit ? (
        <PlanEditForm page={page} failed={failed} busy={busy} />
      ) : (
        <Notice tone="info">案をかえられるのは職員課です。これまでの版は下で見られます。</Notice>
      )}
      <VersionList page={page} busy={busy} />
    </>
  )
}
