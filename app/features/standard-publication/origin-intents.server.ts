import type { CommandResult } from '~/access/command'
import type { SkillOrigin } from '~/domain/skill-origin'
import { decideOrigin } from './decide-origin.server'
import { dropSkill } from './drop-skill.server'
import type { KeptDecision } from './kept-origin'
import { undropSkill } from './undrop-skill.server'

type Answer = { done: string } | KeptDecision

/** What the page's forms ask for. @returns where to go on, or what was sent with what is wrong */
export async function decideOnOrigins(request: Request, form: FormData): Promise<Answer> {
  const intent = form.get('intent')
  form.delete('intent')
  const text = (name: string) => String(form.get(name) ?? '')
  const code = text('code')
  if (intent === 'drop' || intent === 'undrop') {
    const result = intent === 'drop' ? await dropSkill(request, form) : await undropSkill(request, form)
    if (result.ok) return { done: code }
    return { intent, kept: { code, reason: text('reason'), errors: errorsOf(result) } }
  }
  const result = await decideOrigin(request, form)
  if (result.ok) return { done: code }
  const theirs = 'conflict' in result ? (result.conflict as { origin: SkillOrigin | null }) : null
  const from = form.getAll('from').map(String)
  return {
    intent: 'decide',
    kept: { code, kind: text('kind'), from, cap: text('cap'), errors: errorsOf(result), theirs },
  }
}

function errorsOf(result: CommandResult<unknown>): Record<string, string[]> {
  if (result.ok || 'conflict' in result) return {}
  return 'invalid' in result ? result.invalid : { '': [result.refused] }
}
