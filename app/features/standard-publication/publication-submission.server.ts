import type { KeptPublication } from './publication-panel'
import { publishStandard } from './publish-standard.server'

/** Publishes as the page's form asks. @returns the version that was published, or what was sent with what is wrong */
export async function submittedPublication(
  request: Request,
  form: FormData,
): Promise<{ published: string } | { kept: KeptPublication }> {
  const kept = { from: String(form.get('from') ?? ''), seen: form.get('seen') === 'on' }
  const result = await publishStandard(request, form)
  if (result.ok) return { published: result.value.version }
  if ('invalid' in result) return { kept: { ...kept, errors: result.invalid } }
  return { kept: { ...kept, errors: { '': ['refused' in result ? result.refused : '画面を開き直してください。'] } } }
}
