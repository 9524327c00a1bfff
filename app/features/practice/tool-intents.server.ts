import { type KeptForm, keptForm } from './kept-form'
import { nameKeeper } from './name-keeper.server'
import { recordTrial } from './record-trial.server'
import { retireTool } from './retire-tool.server'
import { takeOverTool } from './take-over-tool.server'

/** What the forms of a tool's page ask for, by the word that each button sends. */
const INTENTS = { keeper: nameKeeper, 'take-over': takeOverTool, trial: recordTrial, retire: retireTool } as const

type Outcome = { ok: true; intent: keyof typeof INTENTS } | { ok: false; intent: string; kept: KeptForm }

/** Does what the pressed button says to a tool. */
export async function actOnTool(request: Request, toolId: string, form: FormData): Promise<Outcome> {
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  form.set('tool', toolId)
  if (!isIntent(intent)) {
    return { ok: false, intent, kept: { values: {}, errors: { '': ['どのボタンが押されたか分かりません。'] } } }
  }
  const result = await INTENTS[intent](request, form)
  return result.ok ? { ok: true, intent } : { ok: false, intent, kept: keptForm(form, result) }
}

function isIntent(intent: string): intent is keyof typeof INTENTS {
  return Object.hasOwn(INTENTS, intent)
}
