import type { ActionFunctionArgs } from '@remix-run/node'
import { saveTexts } from '~/features/standard-draft/draft-intents.server'
import type { DraftProblem } from '~/features/standard-draft/edit-draft.server'

/** Where a form of the draft saves as one goes; answers JSON. */
export async function action({ request }: ActionFunctionArgs) {
  const saved = await saveTexts(request, await request.formData())
  if (saved.ok) return Response.json(saved.value)
  if ('conflict' in saved) {
    const { clashes, errors } = saved.conflict as DraftProblem
    return clashes.length > 0 ? Response.json({ clashes }, { status: 409 }) : Response.json({ errors }, { status: 422 })
  }
  const refused = 'refused' in saved ? saved.refused : Object.values(saved.invalid).flat().join(' ')
  return Response.json({ refused }, { status: 422 })
}
