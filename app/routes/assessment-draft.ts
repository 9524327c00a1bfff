import type { ActionFunctionArgs } from '@remix-run/node'
import { saveDraft } from '~/features/assessment/save-draft.server'

/** Where a page of entry saves as one goes; answers JSON. */
export async function action({ request }: ActionFunctionArgs) {
  const saved = await saveDraft(request, await request.formData())
  if (saved.ok) return Response.json(saved.value)
  if ('conflict' in saved) return Response.json(saved.conflict, { status: 409 })
  const refused = 'refused' in saved ? saved.refused : Object.values(saved.invalid).flat().join(' ')
  return Response.json({ refused }, { status: 422 })
}
