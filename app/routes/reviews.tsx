import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { actOnIntent } from '~/features/confirmation/confirm-intents.server'
import { ReviewCard } from '~/features/confirmation/review-card'
import { reviews } from '~/features/confirmation/reviews.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '頼まれた確認｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return reviews(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [claim, level, comment] = ['claim', 'level', 'comment'].map((name) => String(form.get(name) ?? ''))
  const outcome = await actOnIntent(request, form)
  if (outcome.ok) return redirect('/reviews?done=1')
  return data(
    { claim: claim ?? '', level: level ?? '', comment: comment ?? '', problem: outcome.problem },
    { status: 422 },
  )
}

export default function Reviews() {
  const { claims } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="頼まれた確認" />
      <TitleBar
        title="頼まれた確認"
        lead="レベル 3 と 4 は、マスターとデジタル技術官が確認します。見えるのは、頼まれた 1 つのスキルと証跡だけです。"
        insight={claims.length > 0 ? `${claims.length} 件が、あなたの確認を待っています。` : undefined}
      />
      {!failed && search.has('done') && (
        <Notice tone="ok" live>
          確認しました。本人に知らせました。
        </Notice>
      )}
      {claims.length === 0 ? (
        <EmptyState title="いまは頼まれた確認がありません">所属長から頼まれると、ここに並びます。</EmptyState>
      ) : (
        <div className="grid gap-6">
          {claims.map((review, index) => (
            <ReviewCard key={review.claimId} review={review} kept={failed} busy={busy} isFirst={index === 0} />
          ))}
        </div>
      )}
    </>
  )
}
