import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TableFile } from '~/domain/table-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'

type ExpectedRow = { line: number; result: string; changedFields: string[] } & Record<string, unknown>
type ExpectedFault = {
  sheet?: string
  line: number
  column: string
  code: string
  value: string
  hint?: string[]
  also?: { column: string; code: string }[]
}

/** The right answer to one of the files in tests/imports, as its authors wrote it. */
type ExpectedImport = {
  file: string
  kind: 'units' | 'staff' | 'standard' | 'completions'
  after: string[]
  encoding: string
  counts: Record<'new' | 'changed' | 'unchanged' | 'missing' | 'bad' | 'ignored', number>
  missing?: string[]
  bad: ExpectedFault[]
  ignored: { line: number; code: string }[]
  accepted: ExpectedRow[]
}

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), '../imports')

const expected = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8')) as { files: ExpectedImport[] }

/** All files of a kind with their answers. */
export function expectedImports(kind: ExpectedImport['kind']): ExpectedImport[] {
  return expected.files.filter((file) => file.kind === kind)
}

/** A file of tests/imports, read. */
export async function importFile(name: string): Promise<TableFile> {
  return tableOf(readFileSync(path.join(FOLDER, name)))
}

/** Text as a file that a city sends, read. */
export async function csvFile(text: string): Promise<TableFile> {
  return tableOf(Buffer.from(text, 'utf8'))
}

/** An accepted row without what the answers say of the file itself. */
export function withoutAids(row: ExpectedRow): ExpectedRow {
  const { nameCodePoints: _points, kanaFolded: _kana, alsoAcceptable: _other, ...rest } = row
  return rest as ExpectedRow
}

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTableFile(bytes)
  if (!read.ok) throw new Error(`${read.fault.code}: ${read.fault.reason}`)
  return read.file
}
