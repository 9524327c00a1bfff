import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CancelPanel } from '~/features/training/cancel-panel'
import { editSession } from '~/features/training/edit-session.server'
import { ChangedMeanwhile, SessionFields } from '~/features/training/session-fields'
import { submitSession } from '~/features/training/session-submission.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '実施回を変える｜DX人材ポータル' }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return editSession(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await submitSession(request, params.id ?? '')
  if (outcome.ok) return redirect(`/training/sessions/${params.id}?done=${outcome.done}`)
  return data(outcome, { status: outcome.status })
}

export default function TrainingSessionEdit() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const { session } = page
  const title = `${session.courseTitle} ${session.name}`
  const back = `/training/sessions/${session.sessionId}`
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training/sessions', label: '実施回' },
          { to: back, label: title },
        ]}
        here="変える"
      />
      <TitleBar title={title} lead={session.courseCode} />
      {kept?.conflict && <ChangedMeanwhile fields={kept.conflict.fields} />}
      <SessionFields
        page={page}
        kept={kept}
        revision={kept?.conflict?.revision ?? session.revision}
        busy={busy}
        back={back}
      />
      {session.state === 'open' && <CancelPanel title={title} busy={busy} />}
    </>
  )
}
