import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Framework } from '~/domain/framework'
import { bringIn } from '~/features/imports/bring-in.server'
import { type FrameworkAnswer, frameworkAnswer } from '~/features/imports/framework-answer'
import { plannedFramework } from '~/features/imports/plan-framework-file'
import { IMPORT_FILES } from '~/features/imports/start-import.server'
import { db } from '~/platform/database.server'
import { fileKindOf } from '~/platform/file-kind'
import { safeFileName, type UploadedFile } from '~/platform/upload.server'
import { printBroughtIn, printOutcome } from '../import-outcome'
import { type CommandCall, CommandMistake } from '../portal-command'

export const summary =
  '外部の枠組みを取り込みます。CASE の JSON、Moodle の CSV、列の対応を決めた表。いくつかのファイルは、書いた順に一つの枠組みに入ります。'
export const usage =
  'FILE... [--code CODE] [--version V] [--name NAME] [--language L] [--source TEXT] [--licence TEXT] [--columns code=列,title=列,…] [--dry-run] [--json]'

type Given = { files: UploadedFile[]; framework: FrameworkAnswer | undefined; dryRun: boolean; json: boolean }

export async function run(call: CommandCall): Promise<number> {
  const given = await readArguments(call)
  if (!given) {
    console.error(`使い方: npm run portal -- import-framework ${usage}`)
    return 2
  }
  return given.dryRun ? tryOut(call, given) : bringAllIn(call, given)
}

async function readArguments({ args, folder }: CommandCall): Promise<Given | null> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const about = { code: text, version: text, name: text, language: text, source: text, licence: text, columns: text }
  let parsed: ReturnType<
    typeof parseArgs<{ allowPositionals: true; options: typeof about & { json: typeof flag; 'dry-run': typeof flag } }>
  >
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { ...about, json: flag, 'dry-run': flag } })
  } catch {
    return null
  }
  const { json = false, 'dry-run': dryRun = false, columns, ...header } = parsed.values
  if (parsed.positionals.length === 0) return null
  const files = await Promise.all(parsed.positionals.map((name) => upload(path.resolve(folder, name))))
  const said = { ...header, ...(columns === undefined ? {} : { columns: mappingOf(columns) }) }
  const framework = frameworkAnswer.optional().safeParse(Object.keys(said).length > 0 ? said : undefined)
  if (!framework.success) throw new CommandMistake(framework.error.issues.map((issue) => issue.message).join('\n'))
  return { files, framework: framework.data, dryRun, json }
}

/** `code=ID,title=Name` */
function mappingOf(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  return Object.fromEntries(pairs.flatMap(([field, column]) => (field && column ? [[field, column]] : [])))
}

async function upload(file: string): Promise<UploadedFile> {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) throw new CommandMistake(`ファイルを読めません: ${file}\n場所と名前を確かめてください。`)
  if (bytes.length > IMPORT_FILES.maxBytes)
    throw new CommandMistake('ファイルは 50 MB までです。分けて取り込んでください。')
  return {
    name: safeFileName(path.basename(file)),
    kind: fileKindOf(bytes) === 'xlsx' ? 'xlsx' : 'text',
    bytes,
  } as UploadedFile
}

/** Each file against what those before it will have left. */
async function tryOut({ today, out }: CommandCall, { files, framework, json }: Given): Promise<number> {
  let after: Framework | null = null
  for (const file of files) {
    const given = { today, provider: '', answers: { people: {}, framework } }
    const tried: Awaited<ReturnType<typeof plannedFramework>> = await plannedFramework(db, file.bytes, given, after)
    printOutcome(tried.planned, { kind: 'framework', json, outcome: 'dry-run' }, out)
    if (!tried.planned.ok || tried.planned.preview.bad.length > 0) return 1
    after = tried.after
  }
  return 0
}

async function bringAllIn({ out }: CommandCall, { files, framework, json }: Given): Promise<number> {
  for (const file of files) {
    const result = await bringIn.byCommandLine({ kind: 'framework', file, rows: 'all', provider: '', framework })
    if (!printBroughtIn(result, { kind: 'framework', json }, out)) return 1
  }
  return 0
}
