import type { CommandResult } from '~/access/command'
import { acceptApplication } from './accept-application.server'
import { decideByOffice } from './decide-by-office.server'
import { declineApplication } from './decline-application.server'
import { giveRecommendation } from './give-recommendation.server'
import { giveSignoff } from './give-signoff.server'
import { returnApplication } from './return-application.server'
import { takeBackDecision } from './take-back-decision.server'

type Doer = (request: Request, form: FormData) => Promise<CommandResult<unknown>>

/** What each button does. */
const INTENTS: Readonly<Record<string, Doer>> = {
  accept: acceptApplication,
  return: returnApplication,
  sign_off: giveSignoff,
  recommend: giveRecommendation,
  decline: declineApplication,
  certify: decide('certified'),
  refuse: decide('refused'),
  take_back_decision: takeBackDecision,
}

/** What could not be done, and what was written. */
export type Answered = { intent: string; problem: string; kept: Record<string, string> }

/** Does what the pressed button says. */
export async function actOnApplication(request: Request): Promise<{ done: string } | { answered: Answered }> {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  form.delete('intent')
  const known = Object.hasOwn(INTENTS, intent) ? INTENTS[intent] : undefined
  if (!known) return { answered: { intent: '', problem: 'ボタンを押し直してください。', kept: {} } }
  const result = await known(request, form)
  if (result.ok) return { done: intent }
  const kept = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return { answered: { intent, problem: problemOf(result), kept } }
}

/** Why a command did nothing, as one text. */
export function problemOf(result: Exclude<CommandResult<unknown>, { ok: true }>): string {
  if ('refused' in result) return result.refused
  if ('invalid' in result) return Object.values(result.invalid).flat().join(' ')
  return 'ほかの人が先に進めました。開き直して確かめてください。'
}

function decide(outcome: 'certified' | 'refused'): Doer {
  return (request, form) => {
    form.set('outcome', outcome)
    return decideByOffice(request, form)
  }
}
