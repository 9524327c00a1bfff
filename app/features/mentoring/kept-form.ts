import type { CommandResult } from '~/access/command'

/** A form as it was sent, to be shown again, with what is wrong by field (`''`: the form as a whole). */
export type KeptForm = { intent: string; values: Record<string, string>; errors: Record<string, string[]> }

export function keptForm(intent: string, form: FormData, result: CommandResult<unknown> | null): KeptForm {
  const values: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value
  return { intent, values, errors: errorsOf(result) }
}

function errorsOf(result: CommandResult<unknown> | null): Record<string, string[]> {
  if (result === null) return { '': ['どのボタンが押されたか分かりません。もう一度押してください。'] }
  if (result.ok) return {}
  if ('invalid' in result) return result.invalid
  if ('refused' in result) return { '': [result.refused] }
  return { '': ['ほかの画面で、この記録が先に変わりました。いまの内容と見比べて、もう一度保存してください。'] }
}
