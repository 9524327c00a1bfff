import { closeRound } from '~/features/rounds/close-round.server'
import { openRound } from '~/features/rounds/open-round.server'
import { publishRound } from '~/features/rounds/publish-round.server'
import { remindRound } from '~/features/rounds/remind-round.server'

/** What the buttons of a round's page ask for, by the word that each button sends. */
const INTENTS = { open: openRound, remind: remindRound, close: closeRound, publish: publishRound } as const

type RoundOutcome = { ok: true; intent: keyof typeof INTENTS } | { ok: false; problem: string }

/** Does what the pressed button says to a round. */
export async function actOnRound(request: Request, roundId: string, form: FormData): Promise<RoundOutcome> {
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !Object.hasOwn(INTENTS, intent)) {
    return { ok: false, problem: 'どのボタンが押されたか分かりません。もう一度押してください。' }
  }
  form.delete('intent')
  form.set('round', roundId)
  const name = intent as keyof typeof INTENTS
  const result = await INTENTS[name](request, form)
  if (result.ok) return { ok: true, intent: name }
  if ('refused' in result) return { ok: false, problem: result.refused }
  return { ok: false, problem: 'invalid' in result ? Object.values(result.invalid).flat().join(' ') : '' }
}
