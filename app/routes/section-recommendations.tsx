import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { RecommendationList } from '~/features/certification/recommendation-list'
import { recommendations } from '~/features/certification/recommendations.server'
import { problemOf } from '~/features/certification/status-intents.server'
import { takeBackRecommendation } from '~/features/certification/take-back-recommendation.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の認定の推薦｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return recommendations(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = form.get('intent') === 'take_back' ? 'take_back' : 'recommend'
  form.delete('intent')
  const result = await (intent === 'take_back' ? takeBackRecommendation : giveRecommendation)(request, form)
  if (result.ok) return redirect(`/sections/${params.code}/recommendations?done=${intent}`)
  const kept = { person: Number(form.get('person')), note: String(form.get('note') ?? '') }
  return data({ problem: problemOf(result), kept }, { status: 422 })
}

export default function SectionRecommendations() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const waiting = page.people.filter(({ application }) => application?.waits).length
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/sections/${page.unit.code}`, label: page.unit.name },
        ]}
        here="認定の推薦"
      />
      <TitleBar
        title={`${page.unit.name}　認定の推薦`}
        lead="認定の申請に要る推薦です。申請の前 6 か月の推薦まで数えます。推薦は所属長だけができ、代理ではできません。"
        insight={
          page.people.length === 0 ? undefined : (
            <>
              候補は {page.people.length} 人、
              {waiting > 0 ? (
                <em>推薦を待っている申請が {waiting} 件あります。</em>
              ) : (
                '推薦を待っている申請はありません。'
              )}
            </>
          )
        }
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && search.has('done') && (
        <Notice tone="ok" live>
          {search.get('done') === 'take_back' ? '推薦を取り消しました。' : '推薦しました。'}本人に知らせました。
        </Notice>
      )}
      {page.people.length === 0 ? (
        <EmptyState title="推薦できる人がまだいません">
          候補に挙げた人と、申請を出した人がここに並びます。候補は「所属のスキル」の推薦から挙げます。
        </EmptyState>
      ) : (
        <RecommendationList page={page} failed={failed?.kept ?? null} busy={busy} />
      )}
    </>
  )
}
