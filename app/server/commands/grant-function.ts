import type { CityFunction } from '~/domain/roles'
import { FUNCTION_WORDS } from '~/domain/terms'
import { grantFunction } from '~/features/function-grants/grant-function.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = `機能を与えます。機能: ${Object.entries(FUNCTION_WORDS)
  .map(([code, word]) => `${code}＝${word}`)
  .join(' ')}`
export const usage = '<機能> <職員番号> | <機能> --name <職員でない人の名前>'

export async function run({ args, out }: CommandCall): Promise<number> {
  const [named = '', first = '', second] = args
  const holder = first === '--name' ? { displayName: second ?? '' } : { staffNumber: first }
  if (named === '' || first === '') throw new CommandMistake(`使い方: npm run portal -- grant-function ${usage}`)
  const code = codeOf(named)
  const { displayName } = outcomeOf(await grantFunction.byCommandLine({ function: code, holder }))
  out(`${displayName} に「${FUNCTION_WORDS[code]}」の機能を与えました。`)
  return 0
}

function codeOf(named: string): CityFunction {
  const codes = Object.keys(FUNCTION_WORDS) as CityFunction[]
  const code = codes.find((known) => known === named || FUNCTION_WORDS[known] === named)
  if (!code)
    throw new CommandMistake(`「${named}」という機能はありません。${codes.join('、')} のどれかにしてください。`)
  return code
}
