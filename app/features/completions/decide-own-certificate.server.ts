import type { CommandResult } from '~/access/command'
import { submitCertificate } from '~/features/completions/submit-certificate.server'
import { withdrawOwnCertificate } from '~/features/completions/withdraw-certificate.server'
import { DOCUMENT_FILES, isProblem, readUpload } from '~/platform/upload.server'

type Decided =
  | { done: 'submitted' | 'withdrawn' }
  | { values: Record<string, string>; errors: Record<string, string[]> }

/** What a person does with certificates on their page: give one, or take one back. */
export async function decideOwnCertificate(request: Request): Promise<Decided> {
  const { form, file } = await readUpload(request, 'file', DOCUMENT_FILES)
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  if (form.get('intent') === 'withdraw') {
    const withdrawn = await withdrawOwnCertificate(request, { certificate: values.certificate ?? '' })
    return withdrawn.ok ? { done: 'withdrawn' } : { values: {}, errors: errorsOf(withdrawn) }
  }
  if (isProblem(file)) return { values, errors: { file: [file.problem] } }
  const { course = '', completedOn = '', issuer = '', url = '' } = values
  const submitted = await submitCertificate(request, { course, completedOn, issuer, url, file })
  return submitted.ok ? { done: 'submitted' } : { values, errors: errorsOf(submitted) }
}

function errorsOf(result: Exclude<CommandResult<unknown>, { ok: true }>): Record<string, string[]> {
  if ('invalid' in result) return result.invalid
  return { '': ['refused' in result ? result.refused : '画面を開き直して、もう一度試してください。'] }
}
