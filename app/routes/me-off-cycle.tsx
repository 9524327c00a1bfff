import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { askOffCycle } from '~/features/assessment/ask-off-cycle.server'
import { offCyclePage } from '~/features/assessment/off-cycle.server'
import { OffCycleForm, SkillChooser } from '~/features/assessment/off-cycle-form'
import { RequestList } from '~/features/assessment/request-list'
import { purposeAddress } from '~/features/purpose/purpose-address'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { ErrorSummary } from '~/ui/error-summary'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '随時確認｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await offCyclePage(request, { skill: new URL(request.url).searchParams.get('skill') })
  if (page.purposeDue) throw redirect(purposeAddress(request))
  return page
}

export async function action({ request }: ActionFunctionArgs) {
  const problem = await askOffCycle(request)
  return problem === null ? redirect('/me/off-cycle') : data({ problem }, { status: 422 })
}

export default function OffCycle() {
  const { categories, chosen, requests } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  const sending = useNavigation().state === 'submitting'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/skills', label: 'わたしのスキル' },
        ]}
        here="随時確認"
      />
      <TitleBar
        title="随時確認を頼む"
        lead="評価期間を待たずに、できるようになったスキルを 1 つずつ確認してもらえます。確認の日から有効です。"
      />
      <ErrorSummary errors={problem?.errors ?? {}} />
      <SkillChooser categories={categories} chosen={chosen} />
      {chosen && <OffCycleForm key={chosen.code} skill={chosen} problem={problem} sending={sending} />}
      <section className="section" aria-labelledby="requests">
        <h2 id="requests">これまでの申し出</h2>
        <RequestList requests={requests} />
      </section>
    </>
  )
}
