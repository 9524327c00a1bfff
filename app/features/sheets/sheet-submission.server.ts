import { type SheetConflict, saveSheet } from './save-sheet.server'

export type SheetKept = {
  values: Record<string, string>
  errors: Record<string, string[]>
  problem: string
  /** Somebody else saved first: both texts are shown. */
  conflict: SheetConflict | null
}

/** Saves what was written, or tells what keeps it from being saved; nothing that was typed is lost. */
export async function submitSheet(
  request: Request,
  number: string,
): Promise<{ ok: true; year: string; version: number } | { ok: false; status: 409 | 422; kept: SheetKept }> {
  const form = await request.formData()
  form.set('number', number)
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const result = await saveSheet(request, form)
  if (result.ok) return { ok: true, year: values.year ?? '', version: result.value.version }
  if ('conflict' in result) {
    const conflict = result.conflict as SheetConflict
    const who = conflict.savedBy === null ? 'ほかの人' : `${conflict.savedBy}さん`
    const problem = `${who}が先に第 ${conflict.version} 版（${conflict.when}）を保存しました。`
    return { ok: false, status: 409, kept: { values, errors: {}, problem, conflict } }
  }
  if ('invalid' in result) {
    return { ok: false, status: 422, kept: { values, errors: result.invalid, problem: '', conflict: null } }
  }
  return { ok: false, status: 422, kept: { values, errors: {}, problem: result.refused, conflict: null } }
}
