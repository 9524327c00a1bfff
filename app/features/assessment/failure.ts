import type { CommandResult } from '~/access/command'

/** One sentence for a page: why a command did not act; null when it did. */
export function failureOf(result: CommandResult<unknown>): string | null {
  if (result.ok) return null
  if ('refused' in result) return result.refused
  if ('invalid' in result) return Object.values(result.invalid).flat()[0] ?? '入力を確かめてください。'
  return '別の画面で、先に変わっています。画面を開き直して、いまの内容を確かめてください。'
}
