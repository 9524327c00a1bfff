import { FUNCTION_WORDS } from '~/domain/terms'
import { withdrawFunction } from '~/features/function-grants/withdraw-function.server'
import { FUNCTION_USAGE, functionArguments } from '../function-arguments'
import { type CommandCall, outcomeOf } from '../portal-command'

export const summary = '機能を、きょうから外します。異動した人などに使います。'
export const usage = FUNCTION_USAGE

export async function run({ args, out }: CommandCall): Promise<number> {
  const said = functionArguments('withdraw-function', args)
  const { name } = outcomeOf(await withdrawFunction.byCommandLine(said))
  out(`${name} の「${FUNCTION_WORDS[said.function]}」の機能を、きょうから外しました。`)
  return 0
}
