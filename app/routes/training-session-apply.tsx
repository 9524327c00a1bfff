import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { actOnApplication } from '~/features/enrolment/apply-intents.server'
import { ApplyPanel } from '~/features/enrolment/apply-panel'
import { applyPanel } from '~/features/enrolment/apply-panel.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.session.title ?? '研修'}の申込み｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return applyPanel(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await actOnApplication(request, params.id ?? '')
  if ('problem' in outcome) return data(outcome, { status: 422 })
  return redirect(`/training/sessions/${params.id}?done=${outcome.done}`)
}

export default function ApplyForSession() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const { session } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
          { to: `/training/sessions/${session.sessionId}`, label: session.title },
        ]}
        here="申込み"
      />
      <TitleBar title={session.title} />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      <ApplyPanel page={page} busy={useNavigation().state !== 'idle'} />
      {page.panel === null && (
        <EmptyState title="申し込めるのは職員です">職員番号のあるアカウントで入ってください。</EmptyState>
      )}
    </>
  )
}
