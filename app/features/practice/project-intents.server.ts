import { DOCUMENT_FILES, isProblem, readUpload } from '~/platform/upload.server'
import { addArtefact } from './add-artefact.server'
import { endPart } from './end-part.server'
import { givePart } from './give-part.server'
import { type KeptForm, keptForm } from './kept-form'
import { measureEffect } from './measure-effect.server'
import { recordEvent } from './record-event.server'
import { reviewProject } from './review-project.server'
import { takeBackRow } from './take-back-row.server'

/** What the forms of a project's page ask for, by the word that each button sends. */
const INTENTS = {
  part: givePart,
  'end-part': endPart,
  event: recordEvent,
  review: reviewProject,
  'take-back': takeBackRow,
  effect: measureEffect,
} as const

export type ProjectIntent = keyof typeof INTENTS | 'artefact'
type Outcome = { ok: true; intent: ProjectIntent } | { ok: false; intent: string; kept: KeptForm }

/** Does what the pressed button says to a project. */
export async function actOnProject(request: Request, projectId: string): Promise<Outcome> {
  const { form, file } = await readUpload(request, 'file', DOCUMENT_FILES)
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  form.set('project', projectId)
  if (intent === 'artefact') return artefact(request, form, file)
  if (!isIntent(intent)) {
    return { ok: false, intent, kept: { values: {}, errors: { '': ['どのボタンが押されたか分かりません。'] } } }
  }
  const result = await INTENTS[intent](request, form)
  return result.ok ? { ok: true, intent } : { ok: false, intent, kept: keptForm(form, result) }
}

type Upload = Awaited<ReturnType<typeof readUpload>>['file']

async function artefact(request: Request, form: FormData, file: Upload): Promise<Outcome> {
  const intent = 'artefact'
  const { values } = keptForm(form, null)
  if (isProblem(file)) return { ok: false, intent, kept: { values, errors: { file: [file.problem] } } }
  const { project = '', kind = '', title = '', url = '' } = values
  const result = await addArtefact(request, { project, kind, title, url, file })
  return result.ok ? { ok: true, intent } : { ok: false, intent, kept: keptForm(form, result) }
}

function isIntent(intent: string): intent is keyof typeof INTENTS {
  return Object.hasOwn(INTENTS, intent)
}
