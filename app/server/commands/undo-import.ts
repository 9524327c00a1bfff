import { parseArgs } from 'node:util'
import { undoImport } from '~/features/imports/undo-import.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = '取り込んだものを、番号の 1 件だけ、全部取り消します。番号は imports で分かります。'
export const usage = 'NUMBER --reason TEXT'

export async function run({ args, out }: CommandCall): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { reason: { type: 'string', default: '' } },
    allowPositionals: true,
  })
  const [number = ''] = positionals
  if (!/^\d{1,9}$/.test(number) || positionals.length > 1) {
    throw new CommandMistake(`使い方: npm run portal -- undo-import ${usage}`)
  }
  outcomeOf(await undoImport.byCommandLine({ batchId: Number(number), reason: values.reason }))
  out(`${number} 番の取込みを、全部取り消しました。もとの状態に戻っています。`)
  return 0
}
