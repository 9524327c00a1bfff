import { agreeToPerson } from '~/features/confirmation/agree-to-person.server'
import { askOpinion } from '~/features/confirmation/ask-opinion.server'
import { confirmUnchanged } from '~/features/confirmation/confirm-unchanged.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { giveOpinion } from '~/features/confirmation/give-opinion.server'
import { remindSection } from '~/features/confirmation/remind-section.server'
import { routeReview } from '~/features/confirmation/route-review.server'
import { sendBack } from '~/features/confirmation/send-back.server'
import { takeBackConfirmation } from '~/features/confirmation/take-back-confirmation.server'

/** What the buttons of the confirmation pages ask for, by the word that each button sends. */
const INTENTS = {
  agree: confirmUnchanged,
  'agree-person': agreeToPerson,
  decide: decideLevel,
  route: routeReview,
  'ask-opinion': askOpinion,
  'give-opinion': giveOpinion,
  'send-back': sendBack,
  'take-back': takeBackConfirmation,
  remind: remindSection,
} as const

type ConfirmIntent = keyof typeof INTENTS

type IntentOutcome = { ok: true; intent: ConfirmIntent } | { ok: false; problem: string }

/** Does what the pressed button says; the outcome as a sentence where it was not done. */
export async function actOnIntent(request: Request, form: FormData): Promise<IntentOutcome> {
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !isIntent(intent)) {
    return { ok: false, problem: 'どのボタンが押されたか分かりません。もう一度押してください。' }
  }
  form.delete('intent')
  form.delete('next')
  const result = await INTENTS[intent](request, form)
  if (result.ok) return { ok: true, intent }
  if ('refused' in result) return { ok: false, problem: result.refused }
  if ('invalid' in result) return { ok: false, problem: Object.values(result.invalid).flat().join(' ') }
  return { ok: false, problem: 'ほかの人が先に確認しました。いまの内容を確かめてください。' }
}

function isIntent(text: string): text is ConfirmIntent {
  return Object.hasOwn(INTENTS, text)
}
