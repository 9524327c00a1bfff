import { answerPulse } from './answer-pulse.server'
import { closePulseYear } from './close-pulse.server'
import { openPulseYear } from './open-pulse.server'
import { publishPulse } from './publish-pulse.server'

/** What the buttons of the page ask for, by the word that each button sends. */
const INTENTS = { answer: answerPulse, open: openPulseYear, close: closePulseYear, publish: publishPulse } as const
type Intent = keyof typeof INTENTS

export type PulseOutcome =
  | { ok: true; intent: Intent }
  | {
      ok: false
      intent: Intent | null
      problem: string
      errors: Record<string, string[]>
      /** What was sent, for the form to keep. */
      kept: Record<string, string>
    }

/** Does what the pressed button says. */
export async function actOnPulse(request: Request, form: FormData): Promise<PulseOutcome> {
  const kept = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !Object.hasOwn(INTENTS, intent)) {
    const problem = 'どのボタンが押されたか分かりません。もう一度押してください。'
    return { ok: false, intent: null, problem, errors: {}, kept }
  }
  form.delete('intent')
  const name = intent as Intent
  const result = await INTENTS[name](request, form)
  if (result.ok) return { ok: true, intent: name }
  if ('invalid' in result) return { ok: false, intent: name, problem: '', errors: result.invalid, kept }
  return { ok: false, intent: name, problem: 'refused' in result ? result.refused : '', errors: {}, kept }
}
