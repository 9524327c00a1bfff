import type { CommandResult } from '~/access/command'
import type { CityDate } from '~/domain/calendar'

/** What a command is given. `out` writes a line to the terminal. */
export type CommandCall = {
  args: string[]
  today: CityDate
  /** The folder in which the caller stands: a FILE is meant from there. */
  folder: string
  out: (line: string) => void
}

/** One file in `commands/`, named as the command; `usage` shows its arguments, the first line says what it does. */
export type PortalCommand = {
  summary: string
  usage?: string
  /** The exit status; 0 when all went well. Throw `CommandMistake` for what the caller can put right. */
  run: (call: CommandCall) => Promise<number>
}

/** A wrong argument or a refusal: the message is all that is shown. */
export class CommandMistake extends Error {}

/** What a door gave; a refusal or bad input becomes the message of a `CommandMistake`. */
export function outcomeOf<Value>(result: CommandResult<Value>): Value {
  if (result.ok) return result.value
  if ('refused' in result) throw new CommandMistake(result.refused)
  if ('invalid' in result) throw new CommandMistake(Object.values(result.invalid).flat().join('\n'))
  throw new CommandMistake('ほかの人が先に変えました。いまの内容を見てから、もう一度実行してください。')
}
