import type { CommandResult } from '~/access/command'
import { adoptPlan } from './adopt-plan.server'
import { inviteCandidates } from './invite-candidates.server'
import { savePlan } from './save-plan.server'
import { setSessions } from './set-sessions.server'
import type { StalePlan } from './stale-plan'

/** What the buttons of the plan's pages ask for, by the word that each button sends. */
const INTENTS = { sessions: setSessions, save: savePlan, adopt: adoptPlan, invite: inviteCandidates } as const
type Intent = keyof typeof INTENTS

export type PlanOutcome =
  | { ok: true; intent: Intent; did: { version?: number; people?: number } }
  | {
      ok: false
      problem: string
      errors: Record<string, string[]>
      /** Somebody else saved first: what they have beside what was sent. */
      stale: StalePlan | null
      /** What was sent, for the form to keep. */
      kept: Record<string, string>
    }

/** Does what the pressed button says. */
export async function actOnPlan(request: Request, form: FormData): Promise<PlanOutcome> {
  const kept = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !Object.hasOwn(INTENTS, intent)) {
    return failed('どのボタンが押されたか分かりません。もう一度押してください。', kept)
  }
  form.delete('intent')
  const name = intent as Intent
  const result: CommandResult<{ version?: number; people?: number }> = await INTENTS[name](request, form)
  if (result.ok) return { ok: true, intent: name, did: result.value }
  if ('refused' in result) return failed(result.refused, kept)
  if ('invalid' in result) {
    return { ...failed('入力を確かめてください。', kept), errors: result.invalid }
  }
  const stale = result.conflict as StalePlan
  const who = stale.savedBy === null ? 'ほかの人' : `${stale.savedBy}さん`
  return { ...failed(`${who}が先に第 ${stale.version} 版（${stale.savedAt}）を保存しました。`, kept), stale }
}

function failed(problem: string, kept: Record<string, string>) {
  return { ok: false as const, problem, errors: {}, stale: null, kept }
}
