import { changePlan } from '~/features/rounds/change-plan.server'
import { closeRound } from '~/features/rounds/close-round.server'
import { discardPlan } from '~/features/rounds/discard-plan.server'
import { moveDeadlines } from '~/features/rounds/move-deadlines.server'
import { openRound } from '~/features/rounds/open-round.server'
import { publishRound } from '~/features/rounds/publish-round.server'
import { remindRound } from '~/features/rounds/remind-round.server'

/** What the buttons of a round's page ask for, by the word that each button sends. */
const INTENTS = {
  open: openRound,
  plan: changePlan,
  discard: discardPlan,
  deadlines: moveDeadlines,
  remind: remindRound,
  close: closeRound,
  publish: publishRound,
} as const

type Intent = keyof typeof INTENTS

/** What was sent and not accepted, to be put right: `''` in `errors` is the form as a whole. */
type NotDone = { intent: Intent | null; errors: Record<string, string[]>; values: Record<string, string[]> }
type RoundOutcome = { ok: true; intent: Intent } | ({ ok: false } & NotDone)

/** Does what the pressed button says to a round. */
export async function actOnRound(request: Request, roundId: string, form: FormData): Promise<RoundOutcome> {
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !Object.hasOwn(INTENTS, intent)) {
    const problem = 'どのボタンが押されたか分かりません。もう一度押してください。'
    return { ok: false, intent: null, errors: { '': [problem] }, values: {} }
  }
  form.delete('intent')
  const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))
  form.set('round', roundId)
  const name = intent as Intent
  const result = await INTENTS[name](request, form)
  if (result.ok) return { ok: true, intent: name }
  const errors = 'invalid' in result ? result.invalid : { '': ['refused' in result ? result.refused : ''] }
  return { ok: false, intent: name, errors, values }
}
