import type { CommandResult } from '~/access/command'
import type { Clash } from '~/domain/self-assessment'
import { addPart } from './add-part.server'
import { alignSkill } from './align-skill.server'
import { discardDraft } from './discard-draft.server'
import { readsOf, splitName, textsOf } from './draft-texts'
import { type DraftProblem, editDraft } from './edit-draft.server'
import { movePart } from './move-part.server'
import { removePart } from './remove-part.server'
import { startDraft } from './start-draft.server'
import { unalignSkill } from './unalign-skill.server'
import { undoEdit } from './undo-edit.server'

const INTENTS = {
  start: startDraft,
  discard: discardDraft,
  add: addPart,
  move: movePart,
  remove: removePart,
  align: alignSkill,
  unalign: unalignSkill,
  undo: undoEdit,
} as const

/** Why it was not done, with everything that was sent. */
export type DraftFailure = {
  intent: string
  problem: string
  errors: Record<string, string>
  clashes: Clash<string>[]
  sent: Record<string, string>
}

/** Saves the texts of one form, sent with what stood there when its page was opened. */
export function saveTexts(request: Request, form: FormData) {
  const reads = readsOf(form)
  const edits = [...textsOf(form)].flatMap(([name, value]) => {
    const split = splitName(name)
    return split ? [{ ...split, read: reads.get(name) ?? '', value }] : []
  })
  return editDraft(request, { version: Number(form.get('version')), edits })
}

/** Does what the pressed button says. null: done. */
export async function actOnDraft(request: Request, form: FormData): Promise<DraftFailure | null> {
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  if (intent === 'save') return failureOf(intent, form, await saveTexts(request, form))
  if (!isIntent(intent))
    return failure(intent, form, { problem: 'どのボタンが押されたか分かりません。もう一度押してください。' })
  const result: CommandResult<unknown> = await INTENTS[intent](request, form)
  return failureOf(intent, form, result)
}

function failureOf(intent: string, form: FormData, result: CommandResult<unknown>): DraftFailure | null {
  if (result.ok) return null
  if ('refused' in result) return failure(intent, form, { problem: result.refused })
  if ('conflict' in result) return failure(intent, form, result.conflict as DraftProblem)
  const errors = Object.fromEntries(Object.entries(result.invalid).map(([field, said]) => [field, said.join(' ')]))
  return failure(intent, form, { errors })
}

function failure(intent: string, form: FormData, why: Partial<DraftFailure>): DraftFailure {
  const plain = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith('was.') ? [[name, value]] : [],
  )
  const sent = { ...Object.fromEntries(plain), ...Object.fromEntries(textsOf(form)) }
  return { intent, problem: '', errors: {}, clashes: [], sent, ...why }
}

function isIntent(text: string): text is keyof typeof INTENTS {
  return Object.hasOwn(INTENTS, text)
}
