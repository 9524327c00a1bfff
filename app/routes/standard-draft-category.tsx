import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { categoryEdit } from '~/features/standard-draft/category-edit.server'
import { CategoryFields } from '~/features/standard-draft/category-fields'
import { DraftHeading } from '~/features/standard-draft/draft-heading'
import { DRAFT, editHref } from '~/features/standard-draft/draft-href'
import { actOnDraft } from '~/features/standard-draft/draft-intents.server'
import type { PageFrame } from '~/root'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? '分類'}の編集｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return categoryEdit(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  const failure = await actOnDraft(request, form)
  if (failure) return data(failure, { status: failure.clashes.length > 0 ? 409 : 422 })
  return redirect(
    intent === 'remove' ? `${DRAFT}?done=remove` : `${editHref(`category:${params.code}`)}?done=${intent}`,
  )
}

export default function StandardDraftCategory() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  return (
    <>
      <DraftHeading draft={page.draft} title={page.name} lead={`分類　${page.code}`} done={done} failure={failure} />
      <CategoryFields key={page.code} page={page} failure={failure} />
      <section className="section" aria-labelledby="skills">
        <h2 id="skills">この分類のスキル</h2>
        {page.skills.length === 0 && <p className="sub">まだありません。編集の画面で加えます。</p>}
        <ul className="list-disc pl-6">
          {page.skills.map(({ code, name }) => (
            <li key={code}>
              <Link to={editHref(`skill:${code}`)}>{name}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
