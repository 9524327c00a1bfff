import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { DelegateForm } from '~/features/delegation/delegate-form'
import { DelegateList } from '~/features/delegation/delegate-list'
import { delegates } from '~/features/delegation/delegates.server'
import { endDelegation } from '~/features/delegation/end-delegation.server'
import { nameDelegate } from '~/features/delegation/name-delegate.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の指名｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return delegates(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const isEnd = form.get('intent') === 'end'
  form.delete('intent')
  const result = isEnd ? await endDelegation(request, form) : await nameDelegate(request, form)
  if (result.ok) return redirect(`/sections/${params.code}/delegates?done=${isEnd ? 'end' : 'name'}`)
  const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))
  const errors = 'invalid' in result ? result.invalid : { '': ['refused' in result ? result.refused : ''] }
  return data({ values, errors }, { status: 422 })
}

export default function SectionDelegates() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/sections/${page.unit.code}`, label: page.unit.name },
        ]}
        here="確認と代理入力を任せる"
      />
      <TitleBar
        title={`${page.unit.name}　確認と代理入力を任せる`}
        lead="任せた人のしたことは、あなたの責任で行われたものとして記録に残ります。"
      />
      {kept && (
        <Notice tone="error" live title="できませんでした">
          {Object.values(kept.errors).flat().join(' ')}
        </Notice>
      )}
      {!kept && done && (
        <Notice tone="ok" live>
          {done === 'end' ? '指名を終わらせました。' : '指名しました。その日から、任せた分が見えるようになります。'}
        </Notice>
      )}
      <section className="section-tight">
        <h2>いまとこれからの指名</h2>
        {page.lines.length === 0 ? (
          <EmptyState title="まだだれにも任せていません">確認はすべて長がします。</EmptyState>
        ) : (
          <DelegateList page={page} />
        )}
      </section>
      <section className="section">
        <h2>確認を任せる（係長級から）</h2>
        <DelegateForm page={page} kind="delegate" button="確認を任せる" kept={kept} busy={busy} />
      </section>
      <section className="section">
        <h2>代理入力を任せる</h2>
        <p className="sub small mb-3">
          自分の端末がない人の自己評価を、本人と一緒に入力する人です。本人には必ず知らせが届きます。
        </p>
        <DelegateForm page={page} kind="proxy" button="代理入力を任せる" kept={kept} busy={busy} />
      </section>
    </>
  )
}
