import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inWareki } from '~/domain/calendar'
import { publishTargets } from '~/features/goals/publish-targets.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = '計画の目標（JSON）を公開します。日を書かないときは、きょうからです。'
export const usage = 'FILE [--from 日付] [--version 版]'

export async function run({ args, folder, out }: CommandCall): Promise<number> {
  const { name, values } = parsedArguments(args)
  const text = await readFile(path.resolve(folder, name), 'utf8').catch(() => {
    throw new CommandMistake(`ファイルを読めません: ${name}`)
  })
  const { from = '', version = '' } = values
  const published = outcomeOf(await publishTargets.byCommandLine({ text, from, version }))
  const indicators = published.indicators.join('、')
  out(`目標 第 ${published.version} 版を ${inWareki(published.from)} から公開しました（${indicators}）。`)
  return 0
}

function parsedArguments(args: string[]) {
  const mistake = new CommandMistake(`使い方: npm run portal -- publish-targets ${usage}`)
  try {
    const options = { from: { type: 'string' }, version: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [name, ...others] = positionals
    if (!name || others.length > 0) throw mistake
    return { name, values }
  } catch {
    throw mistake
  }
}
