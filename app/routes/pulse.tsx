import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { pulse } from '~/features/pulse/pulse.server'
import { PulseHeading } from '~/features/pulse/pulse-heading'
import { actOnPulse } from '~/features/pulse/pulse-intents.server'
import { PulseOffice } from '~/features/pulse/pulse-office'
import { pulseParamsOf } from '~/features/pulse/pulse-params'
import { PulseQuestionForm } from '~/features/pulse/pulse-question-form'
import { PulseResults } from '~/features/pulse/pulse-results'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '組織文化の調査｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return pulse(request, pulseParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await actOnPulse(request, await request.formData())
  if (!outcome.ok) return data(outcome, { status: 422 })
  return redirect(`/pulse?done=${outcome.intent}`)
}

const DONE: Readonly<Record<string, string>> = {
  answer: '回答を受け取りました。ありがとうございました。',
  open: '調査を用意しました。始まりの日に受付が始まります。',
  close: '調査を締め切りました。',
  publish: 'いまの平均を公表しました。',
}

export default function PulseRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="組織文化の調査" />
      <PulseHeading page={page} />
      {failed?.problem && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      {done && !failed && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {page.current?.answered === false && (
        <PulseQuestionForm current={page.current} failed={failed?.intent === 'answer' ? failed : null} busy={busy} />
      )}
      <PulseResults page={page} />
      <PulseOffice page={page} failed={failed} busy={busy} />
    </>
  )
}
