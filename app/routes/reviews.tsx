import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { actOnIntent } from '~/features/confirmation/confirm-intents.server'
import { OpinionCard } from '~/features/confirmation/opinion-card'
import { type Review, ReviewCard } from '~/features/confirmation/review-card'
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
  const asked = String(form.get('request') ?? '')
  const outcome = await actOnIntent(request, form)
  if (outcome.ok) return redirect(`/reviews?done=${outcome.intent}`)
  return data(
    { claim: claim ?? '', request: asked, level: level ?? '', comment: comment ?? '', problem: outcome.problem },
    { status: 422 },
  )
}

export default function Reviews() {
  const { claims, opinions } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const routed = claims.filter((each) => each.isRouted)
  const mentees = byName(claims.filter((each) => !each.isRouted))
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="頼まれた確認" />
      <TitleBar
        title="頼まれた確認"
        lead="レベル 3 と 4 は、マスターとデジタル技術官が確認します。見えるのは、頼まれた 1 つのスキルと証跡だけです。"
        insight={insightOf(routed.length, claims.length - routed.length)}
      />
      {!failed && search.has('done') && (
        <Notice tone="ok" live>
          {search.get('done') === 'give-opinion'
            ? '意見を伝えました。頼んだ人に知らせました。'
            : '確認しました。本人に知らせました。'}
        </Notice>
      )}
      {opinions.length > 0 && (
        <section className="section" id="opinions" aria-labelledby="opinions-title">
          <h2 id="opinions-title">意見を頼まれたもの {opinions.length} 件</h2>
          <p className="section-lead">見えるのは、1 つのスキルと証跡だけです。決めるのは、頼んだ確認者です。</p>
          <div className="grid gap-6">
            {opinions.map((opinion) => (
              <OpinionCard key={opinion.requestId} opinion={opinion} kept={failed} busy={busy} />
            ))}
          </div>
        </section>
      )}
      {claims.length === 0 && opinions.length > 0 ? null : claims.length === 0 ? (
        <EmptyState title="いまは頼まれた確認がありません">所属長から頼まれると、ここに並びます。</EmptyState>
      ) : (
        <>
          <div className="grid gap-6">
            {routed.map((review, index) => (
              <ReviewCard key={review.claimId} review={review} kept={failed} busy={busy} isFirst={index === 0} />
            ))}
          </div>
          {mentees.length > 0 && (
            <section className="section">
              <h2>指導している人のレベル 3 以上</h2>
              <p className="sub small mb-3">頼まれていなくても、あなたが確認できるものです。</p>
              {mentees.map(([name, claimsOfOne]) => (
                <details
                  key={name}
                  className="mb-3"
                  open={claimsOfOne.some((each) => String(each.claimId) === failed?.claim)}
                >
                  <summary className="link-button">
                    {name}（{claimsOfOne.length} 件）
                  </summary>
                  <div className="mt-3 grid gap-4">
                    {claimsOfOne.map((review) => (
                      <ReviewCard key={review.claimId} review={review} kept={failed} busy={busy} isFirst={false} />
                    ))}
                  </div>
                </details>
              ))}
            </section>
          )}
        </>
      )}
    </>
  )
}

function byName(reviews: readonly Review[]): [string, Review[]][] {
  const groups = new Map<string, Review[]>()
  for (const review of reviews) groups.set(review.name, [...(groups.get(review.name) ?? []), review])
  return [...groups.entries()]
}

function insightOf(routed: number, mentees: number): string | undefined {
  if (routed + mentees === 0) return undefined
  if (mentees === 0) return `${routed} 件が、あなたの確認を待っています。`
  return `頼まれた確認が ${routed} 件、指導している人のレベル 3 以上が ${mentees} 件あります。`
}
