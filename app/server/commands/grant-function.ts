import { FUNCTION_WORDS } from '~/domain/terms'
import { grantFunction } from '~/features/function-grants/grant-function.server'
import { FUNCTION_USAGE, functionArguments } from '../function-arguments'
import { type CommandCall, outcomeOf } from '../portal-command'

export const summary = `機能を与えます。機能: ${Object.entries(FUNCTION_WORDS)
  .map(([code, word]) => `${code}＝${word}`)
  .join(' ')}`
export const usage = FUNCTION_USAGE

export async function run({ args, out }: CommandCall): Promise<number> {
  const said = functionArguments('grant-function', args)
  const { displayName } = outcomeOf(await grantFunction.byCommandLine(said))
  out(`${displayName} に「${FUNCTION_WORDS[said.function]}」の機能を与えました。`)
  return 0
}
