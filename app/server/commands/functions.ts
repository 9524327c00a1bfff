import { parseArgs } from 'node:util'
import { FUNCTION_WORDS } from '~/domain/terms'
import { functionHolders, type HeldFunction } from '~/facts/function-holders'
import { db } from '~/platform/database.server'
import type { CommandCall } from '../portal-command'

export const summary = 'いま、だれがどの機能を持っているかを示します。'
export const usage = '[--json]'

/** With `--json` one object a function that somebody holds. */
export async function run({ args, today, out }: CommandCall): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const held = await functionHolders(db, today)
  for (const one of held) out(values.json ? JSON.stringify(toldOf(one)) : lineOf(one))
  if (held.length === 0 && !values.json) out('まだだれも機能を持っていません。grant-function で与えます。')
  return 0
}

function toldOf({ function: code, name, staffNumbers, since }: HeldFunction): object {
  return { function: code, name, staffNumber: staffNumbers.at(-1) ?? null, since }
}

function lineOf({ function: code, name, staffNumbers, since }: HeldFunction): string {
  return `${FUNCTION_WORDS[code]}（${code}）  ${staffNumbers.at(-1) ?? '職員でない人'}  ${name}  ${since} から`
}
