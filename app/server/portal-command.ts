import type { CityDate } from '~/domain/calendar'
import type { Config } from '~/platform/config'
import type { Database } from '~/platform/database.server'

/** What a command is given. `out` writes a line to the terminal. */
export type CommandCall = {
  args: string[]
  db: Database
  config: Config
  today: CityDate
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
