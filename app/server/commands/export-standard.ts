import { parseArgs } from 'node:util'
import { standardVersions } from '~/facts/standard-versions'
import { STANDARD_FORMAT_NAMES, type StandardFormat } from '~/features/standard-export/export-formats'
import { standardFile } from '~/features/standard-export/standard-file.server'
import { versionNamed } from '~/features/standard-export/version-named'
import { db } from '~/platform/database.server'
import { type CommandCall, CommandMistake } from '../portal-command'
import { placeToWrite, writeWhole } from '../write-file'

export const summary =
  'ITスキル標準を書き出します。版を書かないときは、いま使っている版です。すでにあるファイルは、--overwrite のときだけ置き換えます。'
export const usage = '[--version 版] --format case|json|csv|xlsx [--overwrite] FILE'

const WRONG_ARGUMENTS = 2

export async function run({ args, today, folder, out }: CommandCall): Promise<number> {
  const given = parsed(args)
  if (!given) {
    console.error(`使い方: npm run portal -- export-standard ${usage}`)
    return WRONG_ARGUMENTS
  }
  const all = await standardVersions(db, today)
  const chosen = versionNamed(all, given.version, today)
  if (!chosen) throw new CommandMistake(notThere(given.version, all))
  const target = await placeToWrite({ folder, ...given })
  const { bytes } = await standardFile(db, chosen, given.format, today)
  await writeWhole(target, bytes)
  out(`${chosen.name} 第 ${chosen.version} 版（${chosen.skills} スキル）を ${given.file} に書き出しました。`)
  return 0
}

function notThere(version: string, all: readonly { version: string }[]): string {
  if (all.length === 0) return 'ITスキル標準がまだありません。先に import-standard で取り込んでください。'
  return `第 ${version} 版はありません。ある版：${all.map((one) => one.version).join('、')}`
}

function parsed(args: string[]): { version: string; format: StandardFormat; overwrite: boolean; file: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        version: { type: 'string', default: '' },
        format: { type: 'string' },
        overwrite: { type: 'boolean', default: false },
      },
    })
    const format = STANDARD_FORMAT_NAMES.find((each) => each === values.format)
    const [file] = positionals
    if (!file || positionals.length > 1 || !format) return null
    return { version: values.version, format, overwrite: values.overwrite, file }
  } catch {
    return null
  }
}
