import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { clearUnchanged } from '~/features/assessment/clear-unchanged.server'
import { enterUnchanged } from '~/features/assessment/enter-unchanged.server'
import { failureOf } from '~/features/assessment/failure'
import { markChanged } from '~/features/assessment/mark-changed.server'
import { quickReview } from '~/features/assessment/quick-review.server'
import { ReviewPanel } from '~/features/assessment/review-panel'
import { ReviewTable } from '~/features/assessment/review-table'
import { purposeAddress } from '~/features/purpose/purpose-address'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '前回から、変わりはありますか｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await quickReview(request, { round: new URL(request.url).searchParams.get('round') })
  // Nothing to enter: the round is over, or asks others.
  if (page === null) throw redirect('/me/skills')
  if (page.purposeDue) throw redirect(purposeAddress(request))
  if (page.categories.length === 0) throw redirect(`/me/skills/${page.firstOpen ?? 'submit'}`)
  return page
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const go = form.get('go')
  if (go === 'enter') {
    const entered = await enterUnchanged(request, form)
    if (entered.ok) return redirect(`/me/skills/${entered.value.restAt ?? 'submit'}`)
    return data({ problem: failureOf(entered) }, { status: 422 })
  }
  const problem = failureOf(go === 'clear' ? await clearUnchanged(request, form) : await markChanged(request, form))
  return problem === null ? null : data({ problem }, { status: 422 })
}

export default function QuickReview() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const sending = useNavigation().state === 'submitting'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/skills', label: 'わたしのスキル' },
        ]}
        here={`${page.round.name}（自己評価）`}
      />
      <TitleBar
        title="前回から、変わりはありますか"
        lead={`今回聞くのは ${page.round.asked} スキルです。違うものだけ「変わった」を押してください。`}
      />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      <Form method="post" className="my-5">
        <input type="hidden" name="round" value={page.round.roundId} />
        <ReviewPanel page={page} sending={sending} />
      </Form>
      {page.categories.map((category) => (
        <ReviewTable key={category.code} {...category} round={page.round.roundId} />
      ))}
      <p className="mt-6">
        {page.round.tiers.includes('extended') && (
          <Link to="/me/skills/extended">役割に要るもののほかにも、拡張スキルを評価する（希望者）</Link>
        )}
      </p>
    </>
  )
}
