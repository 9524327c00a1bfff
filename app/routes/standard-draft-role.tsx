import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DraftHeading } from '~/features/standard-draft/draft-heading'
import { DRAFT, editHref } from '~/features/standard-draft/draft-href'
import { actOnDraft } from '~/features/standard-draft/draft-intents.server'
import { roleEdit } from '~/features/standard-draft/role-edit.server'
import { RemoveRole, RoleFields } from '~/features/standard-draft/role-fields'
import type { PageFrame } from '~/root'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? '役割'}の編集｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return roleEdit(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  const failure = await actOnDraft(request, form)
  if (failure) return data(failure, { status: failure.clashes.length > 0 ? 409 : 422 })
  return redirect(intent === 'remove' ? `${DRAFT}?done=remove` : `${editHref(`role:${params.code}`)}?done=${intent}`)
}

export default function StandardDraftRole() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  return (
    <>
      <DraftHeading draft={page.draft} title={page.name} lead={`役割　${page.code}`} done={done} failure={failure} />
      <RoleFields key={page.code} page={page} failure={failure} />
      {page.removable && <RemoveRole page={page} />}
    </>
  )
}
