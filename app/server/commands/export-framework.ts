import { parseArgs } from 'node:util'
import { frameworkOf } from '~/facts/frameworks'
import { FRAMEWORK_FILES, type FrameworkFileFormat, frameworkFile } from '~/features/frameworks/framework-file'
import { db } from '~/platform/database.server'
import { type CommandCall, CommandMistake } from '../portal-command'
import { placeToWrite, writeWhole } from '../write-file'

export const summary = '外部の枠組みを書き出します。case は CASE 1.1 の CFPackage（JSON）、csv は表です。'
export const usage = 'CODE [--version V] --format case|csv [--overwrite] FILE'

export async function run({ args, folder, out }: CommandCall): Promise<number> {
  const given = parsed(args)
  if (!given) {
    console.error(`使い方: npm run portal -- export-framework ${usage}`)
    return 2
  }
  const framework = await frameworkOf(db, given)
  if (!framework)
    throw new CommandMistake(`枠組み ${given.code} ${given.version ?? ''} はありません。コードと版を確かめてください。`)
  await writeWhole(await placeToWrite({ folder, ...given }), frameworkFile(framework, given.format).body)
  out(
    `${framework.name} 第 ${framework.version} 版（${framework.items.length} 項目）を ${given.file} に書き出しました。`,
  )
  return 0
}

function parsed(
  args: string[],
): { code: string; version?: string; format: FrameworkFileFormat; overwrite: boolean; file: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        version: { type: 'string' },
        format: { type: 'string' },
        overwrite: { type: 'boolean', default: false },
      },
    })
    const [code, file] = positionals
    const format = FRAMEWORK_FILES.find((each) => each === values.format)
    if (!code || !file || positionals.length > 2 || !format) return null
    return { code, version: values.version, format, overwrite: values.overwrite, file }
  } catch {
    return null
  }
}
