import type { CommandResult } from '~/access/command'
import { appointOfficer } from './appoint-officer.server'
import { cancelTerm } from './cancel-term.server'
import { endTerm } from './end-term.server'
import { extendTerm } from './extend-term.server'
import { moveTerm } from './move-term.server'
import type { TextConflict } from './save-text'
import { writeExpectation } from './write-expectation.server'
import { writeHandover } from './write-handover.server'

/** What the forms of one officer's page ask for, by the word that each sends. */
const INTENTS = {
  extend: extendTerm,
  end: endTerm,
  move: moveTerm,
  cancel: cancelTerm,
  expect: writeExpectation,
  'hand-over': writeHandover,
} as const

type Act = (request: Request, form: FormData) => Promise<CommandResult<unknown>>

/** A form as it was sent, to be shown again with what is wrong by field (`''`: the form as a whole). */
export type SentForm = {
  intent: string
  values: Record<string, string>
  errors: Record<string, string[]>
  /** A text that somebody else saved first, to be shown beside what was sent. */
  theirs: TextConflict | null
}
export type Sent = { ok: true; intent: string; isGone: boolean } | { ok: false; sent: SentForm; status: 409 | 422 }

export async function actOnOfficer(request: Request, staffNumber: string): Promise<Sent> {
  const form = await request.formData()
  form.set('officer', staffNumber)
  const intent = String(form.get('intent') ?? '')
  return sendTo(request, form, isIntent(intent) ? { intent, act: INTENTS[intent] } : null)
}

export async function actOnOfficers(request: Request): Promise<Sent> {
  return sendTo(request, await request.formData(), { intent: 'appoint', act: appointOfficer })
}

function isIntent(word: string): word is keyof typeof INTENTS {
  return Object.hasOwn(INTENTS, word)
}

async function sendTo(request: Request, form: FormData, asked: { intent: string; act: Act } | null): Promise<Sent> {
  form.delete('intent')
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  if (asked === null) {
    const errors = { '': ['どのボタンが押されたか分かりません。もう一度押してください。'] }
    return { ok: false, status: 422, sent: { intent: '', values, errors, theirs: null } }
  }
  const { intent, act } = asked
  const result = await act(request, form)
  if (result.ok) return { ok: true, intent, isGone: isLast(result.value) }
  if ('conflict' in result) return { ok: false, status: 409, sent: { intent, values, ...clash(result.conflict) } }
  const errors = 'invalid' in result ? result.invalid : { '': [result.refused] }
  return { ok: false, status: 422, sent: { intent, values, errors, theirs: null } }
}

/** After the only appointment was taken back there is no page of theirs any more. */
function isLast(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'isLast' in value && value.isLast === true
}

function clash(conflict: unknown): Pick<SentForm, 'errors' | 'theirs'> {
  const { now } = conflict as { now?: string[] }
  if (now === undefined) {
    const theirs = conflict as TextConflict
    const who = theirs.writtenBy === null ? 'ほかの人' : `${theirs.writtenBy}さん`
    return {
      errors: { '': [`${who}が先に第 ${theirs.version} 版を保存しました。あなたの入力は残っています。`] },
      theirs,
    }
  }
  const is = now.length > 0 ? `いまの任期は ${now.join('、')}です。` : 'いまは任期がありません。'
  return {
    errors: { '': [`ほかの画面で、任期が先に変わりました。${is}見比べて、もう一度保存してください。`] },
    theirs: null,
  }
}
