import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Agenda } from '~/features/committee/agenda'
import { actOnCommittee } from '~/features/committee/committee-intents.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { DONE_WORDS } from '~/features/committee/committee-words'
import { Members } from '~/features/committee/members'
import { Minutes } from '~/features/committee/minutes'
import { MoveForm } from '~/features/committee/move-form'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `認定委員会 ${page?.name ?? ''}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return committeePage(request, { committee: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const answer = await actOnCommittee(request, params.id ?? '')
  if (answer.ok) return redirect(`/certification/committees/${params.id}?done=${answer.value}`)
  return data(answer.kept, { status: answer.status })
}

export default function CertificationCommittee() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const done = DONE_WORDS[search.get('done') ?? '']
  const of = (intent: string) => (kept?.intent === intent ? kept : null)
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/certification/committees', label: '認定委員会' },
        ]}
        here={page.name}
      />
      <PaperHead cityName="○○市" made={`${page.todayInWareki} 作成`} />
      <TitleBar
        title={`認定委員会 ${page.name}`}
        lead={`開催日 ${page.heldOn}。申請のしめきり ${page.applyBy}。`}
        insight={page.says}
        actions={<PrintButton label="議題を印刷する" />}
      />
      {!kept && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <MoveForm page={page} kept={of('move')} busy={busy} />
      <Agenda page={page} />
      <Members page={page} kept={of('members')} busy={busy} />
      <Minutes page={page} kept={of('minutes')} busy={busy} />
    </>
  )
}
