import { parseWithZod } from '@conform-to/zod/v4'
import { type KeptForm, keptForm } from './kept-form'
import { proposeForm } from './practice-forms'
import { proposeProject } from './propose-project.server'
import { type Similar, similarPractices } from './similar-practices.server'

type ProposeStep = { proposed: number } | { similar: Similar; kept: KeptForm } | { kept: KeptForm }

/** A proposal: what is much like it is shown first, and is proposed all the same on the second press. */
export async function proposeStep(request: Request, form: FormData): Promise<ProposeStep> {
  const isSure = form.get('go') === 'propose'
  form.delete('go')
  const parsed = parseWithZod(form, { schema: proposeForm })
  if (parsed.status === 'success' && !isSure) {
    const { title, process, asIs, toBe, tools } = parsed.value
    const similar = await similarPractices(request, { texts: [title, process, asIs, toBe, ...tools] })
    if (similar.length > 0) return { similar, kept: keptForm(form, null) }
  }
  const result = await proposeProject(request, form)
  return result.ok ? { proposed: result.value.projectId } : { kept: keptForm(form, result) }
}
