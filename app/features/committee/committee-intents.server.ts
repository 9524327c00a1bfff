import type { CommandResult } from '~/access/command'
import { decideApplication } from './decide-application.server'
import { moveCommittee } from './move-committee.server'
import { nameMembers } from './name-members.server'
import { planCommittee } from './plan-committee.server'
import { saveMinutes } from './save-minutes.server'

/** What was not done: why, what was entered, and what stands there instead where somebody else was first. */
export type Kept = {
  intent: string
  values: Record<string, string[]>
  errors: Record<string, string[]>
  problem: string
  theirs: string | null
}
type Answer<Value> = { ok: true; value: Value } | { ok: false; status: 409 | 422; kept: Kept }

const FIRST = 'ほかの人が先に変えました。'

/** Plans a round. */
export async function submitPlan(request: Request): Promise<Answer<{ committeeId: number }>> {
  const form = await request.formData()
  return answerOf('plan', form, await planCommittee(request, form), () => null)
}

type Doer = (request: Request, form: FormData) => Promise<CommandResult<unknown>>

const OF_ROUND: Readonly<Record<string, Doer>> = { members: nameMembers, minutes: saveMinutes, move: moveCommittee }

/** What the pressed button of a round's page says: its days, its members, or its minutes. */
export async function actOnCommittee(request: Request, committee: string): Promise<Answer<string>> {
  const form = await request.formData()
  const asked = String(form.get('intent'))
  const intent = Object.hasOwn(OF_ROUND, asked) ? asked : 'members'
  form.delete('intent')
  form.set('committee', committee)
  const result = await (OF_ROUND[intent] ?? nameMembers)(request, form)
  const answer = answerOf(intent, form, result, theirsOf)
  return answer.ok ? { ok: true, value: intent } : answer
}

/** What was decided on a case. */
export async function submitDecision(
  request: Request,
  { committee, application }: { committee: string; application: string },
): Promise<Answer<{ outcome: string; number: string | null }>> {
  const form = await request.formData()
  form.set('committee', committee)
  form.set('application', application)
  return answerOf('decide', form, await decideApplication(request, form), () => null)
}

function answerOf<Value>(
  intent: string,
  form: FormData,
  result: CommandResult<Value>,
  theirs: (conflict: unknown) => string | null,
): Answer<Value> {
  if (result.ok) return result
  const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))
  const kept = { intent, values, errors: {}, problem: '', theirs: null }
  if ('invalid' in result) return { ok: false, status: 422, kept: { ...kept, errors: result.invalid } }
  if ('refused' in result) return { ok: false, status: 422, kept: { ...kept, problem: result.refused } }
  return { ok: false, status: 409, kept: { ...kept, problem: FIRST, theirs: theirs(result.conflict) } }
}

/** What stands there by now. */
function theirsOf(conflict: unknown): string {
  const { minutes, members, days } = conflict as { minutes?: string; members?: string[]; days?: string }
  return minutes ?? members?.join('、') ?? days ?? ''
}
