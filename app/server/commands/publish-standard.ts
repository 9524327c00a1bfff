import { parseArgs } from 'node:util'
import { inWareki } from '~/domain/calendar'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import { type CommandCall, outcomeOf } from '../portal-command'

export const summary = '取り込んだ ITスキル標準の下書きを公開します。日を書かないときは、きょうからです。'
export const usage = '[--from 日付] [--version 版] [--json]'

const WRONG_ARGUMENTS = 2

export async function run({ args, out }: CommandCall): Promise<number> {
  const given = parsedArguments(args)
  if (!given) {
    console.error(`使い方: npm run portal -- publish-standard ${usage}`)
    return WRONG_ARGUMENTS
  }
  const { from = '', version = '' } = given
  const published = outcomeOf(await publishStandard.byCommandLine({ from, version }))
  if (given.json) out(JSON.stringify(published))
  else {
    out(
      `${published.name} 第 ${published.version} 版（${published.skills} スキル）を ${inWareki(published.from)} から公開しました。`,
    )
    if (published.carried > 0) out(`前の版で確認済みのレベル ${published.carried} 件を引き継ぎました。`)
  }
  return 0
}

function parsedArguments(args: string[]) {
  try {
    const options = {
      from: { type: 'string' },
      version: { type: 'string' },
      json: { type: 'boolean', default: false },
    } as const
    return parseArgs({ args, options }).values
  } catch {
    return null
  }
}
