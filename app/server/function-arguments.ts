import type { CityFunction } from '~/domain/roles'
import { FUNCTION_WORDS } from '~/domain/terms'
import { CommandMistake } from './portal-command'

export const FUNCTION_USAGE = '<機能> <職員番号> | <機能> --name <職員でない人の名前>'

type FunctionArguments = { function: CityFunction; holder: { staffNumber: string } | { displayName: string } }

/** Which function and whose, as a command says it. */
export function functionArguments(command: string, [named = '', first = '', second]: string[]): FunctionArguments {
  if (named === '' || first === '') throw new CommandMistake(`使い方: npm run portal -- ${command} ${FUNCTION_USAGE}`)
  const holder = first === '--name' ? { displayName: second ?? '' } : { staffNumber: first }
  return { function: codeOf(named), holder }
}

function codeOf(named: string): CityFunction {
  const codes = Object.keys(FUNCTION_WORDS) as CityFunction[]
  const code = codes.find((known) => known === named || FUNCTION_WORDS[known] === named)
  if (!code)
    throw new CommandMistake(`「${named}」という機能はありません。${codes.join('、')} のどれかにしてください。`)
  return code
}
