import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import type { ImportKind } from '~/facts/import-batch'
import { bringIn as bringInFile } from '~/features/imports/bring-in.server'
import { IMPORT_KINDS } from '~/features/imports/import-kinds'
import { fromDay, providerName, textEncoding } from '~/features/imports/planned-file'
import { IMPORT_FILES } from '~/features/imports/start-import.server'
import { db } from '~/platform/database.server'
import { fileKindOf } from '~/platform/file-kind'
import { safeFileName, type UploadedFile } from '~/platform/upload.server'
import { printBroughtIn, printOutcome } from './import-outcome'
import { type CommandCall, CommandMistake, type PortalCommand } from './portal-command'

/** Exit statuses: taken over (or a dry run without bad rows), not taken over, wrong arguments. */
const TAKEN = 0
const NOT_TAKEN = 1
const WRONG_ARGUMENTS = 2

type Arguments = {
  file: string
  dryRun: boolean
  skipBadRows: boolean
  json: boolean
  provider: string
  from: string
  encoding: string
}

/** What only one kind is told. */
const FURTHER: Partial<Record<ImportKind, string>> = { completions: ' [--provider NAME]', courses: ' [--from DAY]' }

/** The command that brings in files of a kind. */
export function importCommand(kind: ImportKind): PortalCommand {
  const usage = `FILE [--dry-run] [--skip-bad-rows] [--json] [--encoding NAME]${FURTHER[kind] ?? ''}`
  return {
    summary: `${IMPORT_KIND_WORDS[kind]}のファイルを取り込みます。--dry-run は確かめるだけ、--skip-bad-rows は取り込めない行を除きます。`,
    usage,
    async run(call) {
      const read = await readArguments(call, kind, usage)
      if (typeof read === 'string') {
        console.error(read)
        return WRONG_ARGUMENTS
      }
      return bringIn(call, kind, read.given, read.upload)
    },
  }
}

async function readArguments(
  { args, folder }: CommandCall,
  kind: ImportKind,
  usage: string,
): Promise<string | { given: Arguments; upload: UploadedFile }> {
  const given = parsedArguments(args)
  if (!given) return `使い方: npm run portal -- import-${kind} ${usage}`
  const file = path.resolve(folder, given.file)
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) return `ファイルを読めません: ${file}\n場所と名前を確かめてください。`
  if (bytes.length > IMPORT_FILES.maxBytes) return 'ファイルは 50 MB までです。分けて取り込んでください。'
  const kindOfFile = fileKindOf(bytes)
  const upload = { name: safeFileName(path.basename(file)), kind: kindOfFile === 'xlsx' ? kindOfFile : 'text', bytes }
  return { given, upload } as { given: Arguments; upload: UploadedFile }
}

function parsedArguments(args: string[]): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'skip-bad-rows': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        provider: { type: 'string', default: '' },
        from: { type: 'string', default: '' },
        encoding: { type: 'string', default: '' },
      },
    })
    const [file] = positionals
    if (!file || positionals.length > 1) return null
    const { json, provider, from, encoding } = values
    return { file, dryRun: values['dry-run'], skipBadRows: values['skip-bad-rows'], json, provider, from, encoding }
  } catch {
    return null
  }
}

function understood<Value>(schema: z.ZodType<Value>, text: string): Value {
  const read = schema.safeParse(text)
  if (read.success) return read.data
  throw new CommandMistake(read.error.issues.map((issue) => issue.message).join(' '))
}

async function bringIn(
  { today, out }: CommandCall,
  kind: ImportKind,
  given: Arguments,
  upload: UploadedFile,
): Promise<number> {
  if (given.dryRun) {
    const planned = await IMPORT_KINDS[kind].plan(db, upload.bytes, {
      today,
      provider: providerName.parse(given.provider),
      answers: {
        people: {},
        from: understood(fromDay, given.from),
        encoding: understood(textEncoding, given.encoding),
      },
    })
    printOutcome(planned, { kind, json: given.json, outcome: 'dry-run' }, out)
    return planned.ok && planned.preview.bad.length === 0 && !planned.preview.inTheWay ? TAKEN : NOT_TAKEN
  }
  const rows = given.skipBadRows ? 'all_but_bad' : 'all'
  const result = await bringInFile.byCommandLine({
    kind,
    file: upload,
    rows,
    provider: given.provider,
    from: given.from,
    encoding: given.encoding,
  })
  return printBroughtIn(result, { kind, json: given.json }, out) ? TAKEN : NOT_TAKEN
}
