import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { CalendarFeedPanel } from '~/features/training/feed-panel'
import { issueCalendarFeed } from '~/features/training/issue-calendar-feed.server'
import { errorsOf } from '~/features/training/kept-form'
import { ownCalendar } from '~/features/training/own-calendar.server'
import { revokeCalendarFeed } from '~/features/training/revoke-calendar-feed.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '研修のカレンダー｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownCalendar(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const intent = (await request.formData()).get('intent')
  const result = await (intent === 'revoke' ? revokeCalendarFeed : issueCalendarFeed)(request, {})
  if (!result.ok) return data({ address: null, problem: Object.values(errorsOf(result)).flat().join(' ') }, 422)
  if (result.value === null) return redirect('/me/training/calendar?done=revoked')
  // Shown once, in the answer itself: what is stored is only its digest.
  return data({ address: result.value.address, problem: null })
}

export default function MeTrainingCalendar() {
  const { since } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const done = useSearchParams()[0].get('done')
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/training', label: 'わたしの研修' },
        ]}
        here="研修のカレンダー"
      />
      <TitleBar
        title="研修のカレンダー"
        lead="席のある研修の日時と、待っている研修のしめきりを、いつものカレンダーで見られます。日時が変わると、カレンダーも変わります。"
      />
      {answer?.problem && (
        <Notice tone="error" live title="できませんでした">
          {answer.problem}
        </Notice>
      )}
      {!answer && done === 'revoked' && (
        <Notice tone="ok" live>
          URL を止めました。登録してあるカレンダーには、もう届きません。
        </Notice>
      )}
      <CalendarFeedPanel since={since} address={answer?.address ?? null} busy={busy} />
      <section className="section" aria-labelledby="how">
        <h2 id="how">登録のしかた</h2>
        <p className="mt-2">
          カレンダーの「URL から購読」「インターネットから追加」などに、この URL
          を入れます。カレンダーは、ときどき読みに来ます（すぐに変わらないことがあります）。
        </p>
      </section>
    </>
  )
}
