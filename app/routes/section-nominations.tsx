import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { nominate } from '~/features/delegation/nominate.server'
import { NominationList } from '~/features/delegation/nomination-list'
import { nominations } from '~/features/delegation/nominations.server'
import { takeBackNomination } from '~/features/delegation/take-back-nomination.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の推薦｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return nominations(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const takesBack = form.get('intent') === 'take-back'
  form.delete('intent')
  const result = takesBack ? await takeBackNomination(request, form) : await nominate(request, form)
  if (result.ok) return redirect(`/sections/${params.code}/nominations?done=${takesBack ? 'taken-back' : 'nominated'}`)
  const problem = 'refused' in result ? result.refused : 'もう一度押してください。'
  return data({ problem, title: takesBack ? '取り消せませんでした' : '推薦できませんでした' }, { status: 422 })
}

export default function SectionNominations() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const done = useSearchParams()[0].get('done')
  const busy = useNavigation().state !== 'idle'
  const waiting = page.people.filter((person) => person.nominatedOn === null).length
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/sections/${page.unit.code}`, label: page.unit.name },
        ]}
        here="推薦"
      />
      <TitleBar
        title={`${page.unit.name}　推薦`}
        lead="DX推進リーダーとマスターの候補を推薦します。推薦できるのは、本人がその役割をめざすと決めた人だけです。"
        insight={
          page.people.length > 0
            ? `めざしている人は ${page.people.length} 人、まだ推薦していない人は ${waiting} 人です。`
            : undefined
        }
      />
      {failed && (
        <Notice tone="error" live title={failed.title}>
          {failed.problem}
        </Notice>
      )}
      {!failed && done && (
        <Notice tone="ok" live>
          {done === 'taken-back' ? '推薦を取り消しました。' : '推薦しました。'}本人に知らせました。
        </Notice>
      )}
      {page.people.length === 0 ? (
        <EmptyState title="めざしている人がまだいません">
          職員が「わたしのスキル」で、めざす役割を選ぶと、ここに並びます。
        </EmptyState>
      ) : (
        <NominationList page={page} busy={busy} />
      )}
    </>
  )
}
