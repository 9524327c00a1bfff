import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { config } from '~/platform/config'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { backUpPostgres } from '~/platform/embedded-postgres-backup'
import { type CommandCall, CommandMistake } from '../portal-command'

export const summary =
  'データの全部（添付ファイルも）を、使っている間でも、FOLDER に写します。戻すときは、それを PORTAL_DATA_DIR にして起動します。'
export const usage = 'FOLDER'

/** The copy is a data folder: a portal started on it goes on where the copy was taken. */
export async function run({ args, folder, out }: CommandCall): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [named] = positionals
  if (!named || positionals.length > 1) throw new CommandMistake(`使い方: npm run portal -- backup ${usage}`)
  if (config.databaseUrl) {
    throw new CommandMistake(
      'DATABASE_URL のデータベースは、そのサーバーの道具（pg_dump、pg_basebackup など）で写してください。',
    )
  }
  const target = path.resolve(folder, named)
  if (!isFree(target)) {
    throw new CommandMistake(
      `${target} には、もう何かあります。まだないフォルダーか、空のフォルダーを指定してください。`,
    )
  }
  const { url, folder: from } = await startEmbeddedPostgres(config.dataFolder)
  try {
    await backUpPostgres(url, from, path.join(target, 'postgres'))
  } catch (error) {
    throw new CommandMistake(`写せませんでした。FOLDER の場所と空き容量を確かめてください。(${error})`)
  }
  out(`${target} に写しました。戻すとき: PORTAL_DATA_DIR=${target} npm start`)
  return 0
}

function isFree(folder: string): boolean {
  try {
    return !existsSync(folder) || readdirSync(folder).length === 0
  } catch {
    return false
  }
}
