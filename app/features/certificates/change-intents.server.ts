import type { CommandResult } from '~/access/command'
import { followOrder } from './follow-order.server'
import { giveBackCertificate } from './give-back-certificate.server'
import { meetCondition } from './meet-condition.server'
import { restartCertificate } from './restart-certificate.server'
import { revokeCertificates } from './revoke-certificates.server'
import { takeBackChange } from './take-back-change.server'

type Doer = (request: Request, form: FormData) => Promise<CommandResult<object>>

/** What each form records. */
const INTENTS: Readonly<Record<string, Doer>> = {
  order: followOrder,
  restart: restartCertificate,
  condition_met: meetCondition,
  resign: giveBackCertificate,
  revoke: revokeCertificates,
  take_back: takeBackChange,
}

/** What could not be recorded and why, with what was written. */
export type SentChange = {
  /** The form: its intent, of an order its event. */
  form: string
  values: Record<string, string>
  roles: string[]
  errors: Record<string, string[]>
}

/** Records what the sent form says. @returns the words of the address to go on to, or the form as it was sent */
export async function actOnCertificates(
  request: Request,
): Promise<{ ok: true; done: URLSearchParams } | { ok: false; sent: SentChange }> {
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  const known = Object.hasOwn(INTENTS, intent) ? INTENTS[intent] : undefined
  const name = intent === 'order' ? String(form.get('event') ?? '') : intent
  if (!known) return { ok: false, sent: sentOf(name, form, { '': ['ボタンを押し直してください。'] }) }
  const result = await known(request, form)
  if (!result.ok) return { ok: false, sent: sentOf(name, form, errorsOf(result)) }
  return { ok: true, done: doneOf(name, result.value) }
}

function doneOf(name: string, value: object): URLSearchParams {
  const done = new URLSearchParams({ done: name })
  if ('on' in value) done.set('on', String(value.on))
  if ('adjusts' in value && value.adjusts !== null) done.set('adjusts', String(value.adjusts))
  return done
}

function sentOf(name: string, form: FormData, errors: Record<string, string[]>): SentChange {
  const values = Object.fromEntries([...form].map(([field, value]) => [field, String(value)]))
  return { form: name, values, roles: form.getAll('roles').map(String), errors }
}

function errorsOf(result: Exclude<CommandResult<object>, { ok: true }>): Record<string, string[]> {
  if ('invalid' in result) return result.invalid
  if ('refused' in result) return { '': [result.refused] }
  return { '': ['ほかの画面で先に変わりました。開き直して確かめてください。'] }
}
