import type { z } from 'zod'
import type { CommandResult } from '~/access/command'
import { addEvidence, evidenceInput } from '~/features/assessment/add-evidence.server'
import { failureOf } from '~/features/assessment/failure'
import { giveOfferedEvidence } from '~/features/assessment/give-offered-evidence.server'
import { type DraftConflict, type SavedDraft, saveDraft } from '~/features/assessment/save-draft.server'
import { DOCUMENT_FILES, isProblem, readUploads, type Uploads } from '~/platform/upload.server'

/** What comes back to the form where not everything could be saved: errors by field, and the choices that were sent. */
export type EntryFormProblem = {
  status: 409 | 422
  errors: Record<string, string>
  conflict: DraftConflict | null
  /** What was chosen, by skill code, so that nothing is lost. */
  chosen: Record<string, string>
  notes: Record<string, string>
  /** The texts of evidence that was not added, by field. */
  evidence: Record<string, string>
}

/** Saves the levels, notes and evidence of one page of entry. null: all is saved. */
export async function saveEntryForm(
  request: Request,
): Promise<{ go: string; form: FormData; revision: number; problem: EntryFormProblem | null }> {
  const { form, files } = await readUploads(request, DOCUMENT_FILES)
  const go = String(form.get('go') ?? 'stay')
  const saved = await saveDraft(request, form).catch((thrown) => comeBackWithChoices(thrown, request, form))
  if (!saved.ok) return { go, form, revision: 0, problem: problemOf(saved, form) }
  const errors = { ...(await addAllEvidence(request, form, files)), ...(await giveOfferPressed(request, form, go)) }
  const { revision } = saved.value
  if (Object.keys(errors).length === 0) return { go, form, revision, problem: null }
  return { go, form, revision, problem: { status: 422, errors, conflict: null, ...sent(form) } }
}

/** Says one thing about the form as a whole, with everything kept that was sent. */
export function wholeFormProblem(reason: string, form: FormData): EntryFormProblem {
  return { status: 422, errors: { '': reason }, conflict: null, ...sent(form) }
}

function problemOf(failed: Exclude<CommandResult<SavedDraft>, { ok: true }>, form: FormData): EntryFormProblem {
  if ('conflict' in failed) {
    return { status: 409, errors: {}, conflict: failed.conflict as DraftConflict, ...sent(form) }
  }
  const errors = 'refused' in failed ? { '': failed.refused } : firstOf(failed.invalid)
  return { status: 422, errors, conflict: null, ...sent(form) }
}

/** Evidence whose title, or file, is filled in: all of it or, with what is wrong beside its field, none. */
async function addAllEvidence(
  request: Request,
  form: FormData,
  files: Uploads['files'],
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {}
  const pieces: z.input<typeof evidenceInput>[] = []
  for (const skill of skillsWithEvidence(form, files)) {
    const file = files[`file.${skill}`] ?? null
    const piece = { ...evidenceIn(form, skill), file: isProblem(file) ? null : file }
    pieces.push(piece)
    if (isProblem(file)) errors[`file.${skill}`] = file.problem
    for (const issue of evidenceInput.safeParse(piece).error?.issues ?? []) {
      errors[`evidence.${skill}.${issue.path.join('.')}`] ??= issue.message
    }
  }
  if (Object.keys(errors).length > 0) return errors
  for (const piece of pieces) {
    const added = await addEvidence(request, piece)
    if (!added.ok) errors[''] = failureOf(added) ?? ''
  }
  return errors
}

/** `offer-AUT-RPA.completion-12`: what the portal offered as evidence, by its button. */
async function giveOfferPressed(request: Request, form: FormData, go: string): Promise<Record<string, string>> {
  const [, skill, offer] = /^offer-([^.]+)\.(.+)$/.exec(go) ?? []
  if (skill === undefined || offer === undefined) return {}
  const failure = failureOf(await giveOfferedEvidence(request, { ...whoseEntry(form), skill, offer }))
  return failure === null ? {} : { '': failure }
}

function whoseEntry(form: FormData) {
  const staffNumber = form.get('staffNumber')
  return { round: String(form.get('round')), ...(typeof staffNumber === 'string' ? { staffNumber } : {}) }
}

function evidenceIn(form: FormData, skill: string) {
  const text = (name: string) => String(form.get(`evidence.${skill}.${name}`) ?? '')
  return {
    ...whoseEntry(form),
    skill,
    title: text('title'),
    detail: text('detail'),
    url: text('url'),
  }
}

function skillsWithEvidence(form: FormData, files: Uploads['files']): string[] {
  const skills = new Set<string>(Object.keys(files).map((field) => field.replace(/^file\./, '')))
  for (const [name, value] of form) {
    const skill = /^evidence\.([^.]+)\./.exec(name)?.[1]
    if (skill && String(value).trim() !== '') skills.add(skill)
  }
  return [...skills]
}

/** Without a session any more: sign in, and come back to the same page with the same choices in the form. */
function comeBackWithChoices(thrown: unknown, request: Request, form: FormData): never {
  if (!(thrown instanceof Response) || thrown.status !== 302) throw thrown
  const choices = new URLSearchParams()
  for (const [name, value] of form) if (name.startsWith('level.')) choices.set(name, String(value))
  const back = `${new URL(request.url).pathname.replace(/\.data$/, '')}?${choices}`
  throw new Response(null, { status: 302, headers: { Location: `/login?to=${encodeURIComponent(back)}` } })
}

/** Choices that came back with the address after signing in anew, by skill code. */
export function choicesInAddress(request: Request): Record<string, string> {
  return fieldsNamed(new URL(request.url).searchParams, 'level.')
}

function sent(form: FormData): Pick<EntryFormProblem, 'chosen' | 'notes' | 'evidence'> {
  const evidence = Object.fromEntries(
    [...form].filter(([name]) => name.startsWith('evidence.')).map(([name, value]) => [name, String(value)]),
  )
  return { chosen: fieldsNamed(form, 'level.'), notes: fieldsNamed(form, 'note.'), evidence }
}

function fieldsNamed(fields: Iterable<[string, unknown]>, prefix: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of fields) if (name.startsWith(prefix)) found[name.slice(prefix.length)] = String(value)
  return found
}

function firstOf(invalid: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(invalid).map(([field, messages]) => [field, messages[0] ?? '']))
}
