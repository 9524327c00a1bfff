import type { OffCycleProblem } from '~/features/assessment/off-cycle-form'
import { requestOffCycle } from '~/features/assessment/request-off-cycle.server'
import { withdrawAssessment } from '~/features/assessment/withdraw-assessment.server'
import { DOCUMENT_FILES, isProblem, readUpload } from '~/platform/upload.server'

/** Reads the form with its file and asks, or takes a request back. null: it is done. */
export async function askOffCycle(request: Request): Promise<OffCycleProblem | null> {
  const { form, file } = await readUpload(request, 'file', DOCUMENT_FILES)
  const offers = form.getAll('offers').map(String)
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  if (form.has('submission')) {
    const done = await withdrawAssessment(request, form)
    return 'refused' in done ? { errors: { '': done.refused }, fields: {}, offers: [] } : null
  }
  if (isProblem(file)) return { errors: { file: file.problem }, fields, offers }
  const skill = fields.skill ?? ''
  const asked = await requestOffCycle(request, {
    skill,
    level: fields[`level.${skill}`] ?? '',
    reason: fields.reason ?? '',
    title: fields.title ?? '',
    detail: fields.detail ?? '',
    url: fields.url ?? '',
    offers,
    file,
  })
  if (asked.ok) return null
  if ('refused' in asked) return { errors: { '': asked.refused }, fields, offers }
  if ('conflict' in asked) return { errors: { '': '画面を開き直してください。' }, fields, offers }
  return {
    errors: Object.fromEntries(Object.entries(asked.invalid).map(([field, texts]) => [field, texts[0] ?? ''])),
    fields,
    offers,
  }
}
