import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inWareki } from '~/domain/calendar'
import { announcePurpose } from '~/features/purpose/announce-purpose.server'
import { type CommandCall, CommandMistake, outcomeOf } from '../portal-command'

export const summary = '利用目的の新しい文（UTF-8 のテキスト）を入れます。その日から、入力の前に全員へ改めて示します。'
export const usage = 'FILE [--from 日付]'

export async function run({ args, folder, out }: CommandCall): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { from: { type: 'string' } }, allowPositionals: true })
  const [name] = positionals
  if (!name) throw new CommandMistake(`使い方: npm run portal -- purpose-notice ${usage}`)
  const text = await readFile(path.resolve(folder, name), 'utf8').catch(() => {
    throw new CommandMistake(`ファイルを読めません: ${name}`)
  })
  const { version, from } = outcomeOf(await announcePurpose.byCommandLine({ text, from: values.from }))
  out(`利用目的の第 ${version} 版を入れました。${inWareki(from)}から示します。`)
  return 0
}
