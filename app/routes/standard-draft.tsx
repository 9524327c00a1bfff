import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DraftHeading } from '~/features/standard-draft/draft-heading'
import { DRAFT, editHref, historyHref } from '~/features/standard-draft/draft-href'
import { actOnDraft } from '~/features/standard-draft/draft-intents.server'
import { outline } from '~/features/standard-draft/outline.server'
import { OutlineList } from '~/features/standard-draft/outline-list'
import {
  DiscardDraft,
  RoleRows,
  ScaleFields,
  StandardFields,
  ToolFields,
} from '~/features/standard-draft/outline-parts'
import { ProblemList } from '~/features/standard-draft/problem-list'
import { StartPanel } from '~/features/standard-draft/start-panel'
import { UndoLast } from '~/features/standard-draft/undo-last'
import type { PageFrame } from '~/root'
import { LinkButton } from '~/ui/button'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '新しい版の編集｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return outline(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [intent, kind, code, to] = ['intent', 'kind', 'code', 'to'].map((name) => String(form.get(name) ?? ''))
  const failure = await actOnDraft(request, form)
  if (failure) return data(failure, { status: failure.clashes.length > 0 ? 409 : 422 })
  if (intent === 'add' && (kind === 'skill' || kind === 'role'))
    return redirect(`${editHref(`${kind}:${code?.normalize('NFKC').trim().toUpperCase()}`)}?done=add`)
  if (intent === 'move') return redirect(`${DRAFT}?moved=${to}-${kind}-${code}`)
  return redirect(`${DRAFT}?done=${intent}`)
}

export default function StandardDraft() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? null
  const search = useSearchParams()[0]
  const done = search.get('done')
  if (page.show === 'nothing') return <StartPanel page={page} failure={failure} discarded={done === 'discard'} />
  const skills = page.categories.reduce((sum, category) => sum + category.skills.length, 0)
  const open = page.problems.length + page.questions
  return (
    <>
      <DraftHeading
        draft={page.draft}
        done={done}
        failure={failure}
        insight={
          <>
            {page.categories.length} 分類・{skills} スキル・{page.roles.length} 役割。
            <em>{open === 0 ? '直すところはありません。' : `公開までに直すところが ${open} か所あります。`}</em>
          </>
        }
        actions={
          <>
            <LinkButton size="sm" to={historyHref()}>
              変更の記録
            </LinkButton>
            {page.draft.before && (
              <LinkButton size="sm" to={`/standard/compare?from=${page.draft.before}&to=${page.draft.version}`}>
                前の版と比べる
              </LinkButton>
            )}
          </>
        }
      />
      <UndoLast page={page} />
      <ProblemList page={page} />
      <section className="section" aria-labelledby="outline">
        <h2 id="outline">分類とスキル</h2>
        <OutlineList page={page} failure={failure} moved={search.get('moved')} />
      </section>
      <section className="section" aria-labelledby="roles">
        <h2 id="roles">役割</h2>
        <RoleRows page={page} failure={failure} />
      </section>
      <section className="section" aria-labelledby="scale">
        <h2 id="scale">レベルのものさし</h2>
        <ScaleFields page={page} failure={failure} />
      </section>
      <section className="section" aria-labelledby="tools">
        <h2 id="tools">道具</h2>
        <ToolFields page={page} failure={failure} />
      </section>
      <section className="section" aria-labelledby="standard">
        <h2 id="standard">版と名前</h2>
        <StandardFields page={page} failure={failure} />
        {page.draft.mayEdit && (
          <div className="mt-6">
            <DiscardDraft page={page} />
          </div>
        )}
      </section>
    </>
  )
}
