import type { ToldFramework } from '~/domain/framework'
import { isCasePackage, readFrameworkCase } from '~/domain/framework-case'
import { isLocatedFile, readLocatedFile } from '~/domain/framework-located'
import { isMoodleFile, readFrameworkMoodle } from '~/domain/framework-moodle'
import { type ColumnMapping, columnsOf, isMapped, likelyMapping, readFrameworkTable } from '~/domain/framework-table'
import type { FileFault, TextEncoding } from '~/domain/table-file'
import { parsedJson } from '~/features/imports/json-file'
import { readOnce } from '~/features/imports/read-once'

type FrameworkFormat = 'case' | 'moodle' | 'located' | 'table'

/** What a file of a framework says. Of a table with columns of its own: only once these are mapped (`told` null: not yet). */
export type ReadFramework = {
  format: FrameworkFormat
  /** Columns of a table, by which it is known again; null: JSON. */
  columns: string[] | null
  mapping: ColumnMapping | null
  told: ToldFramework | null
}

/**
 * Reads a file in whichever of the forms it is.
 * @param encoding in which text is written, where somebody said so
 * @param mappingOf what is known of the columns of a table by what they are called
 */
export async function readFrameworkFile(
  bytes: Uint8Array,
  encoding: TextEncoding | undefined,
  mappingOf: (columns: string[]) => Promise<ColumnMapping | null>,
): Promise<{ ok: true; read: ReadFramework } | { ok: false; fault: FileFault }> {
  if (isJson(bytes)) return readJson(bytes)
  const table = await readOnce(bytes, encoding)
  if (!table.ok) return table
  const columns = columnsOf(table.file)
  if (isLocatedFile(table.file)) {
    const located = readLocatedFile(table.file)
    return located.ok ? done({ format: 'located', columns, mapping: null, told: located.told }) : located
  }
  if (isMoodleFile(table.file)) {
    return done({ format: 'moodle', columns, mapping: null, told: readFrameworkMoodle(table.file) })
  }
  const mapping = (await mappingOf(columns)) ?? likelyMapping(columns)
  if (!isMapped(mapping)) return done({ format: 'table', columns, mapping, told: null })
  const told = readFrameworkTable(table.file, mapping)
  return told.ok ? done({ format: 'table', columns, mapping, told: told.told }) : told
}

function done(read: ReadFramework): { ok: true; read: ReadFramework } {
  return { ok: true, read }
}

function isJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
}

function readJson(bytes: Uint8Array): { ok: true; read: ReadFramework } | { ok: false; fault: FileFault } {
  const json = parsedJson(bytes)
  if ('fault' in json) return { ok: false, fault: json.fault }
  if (!isCasePackage(json.value)) {
    const reason = 'CASE の CFPackage ではありません。CFDocument（または document）のある JSON を選んでください。'
    return { ok: false, fault: { code: 'FILE_UNREADABLE', reason } }
  }
  return done({ format: 'case', columns: null, mapping: null, told: readFrameworkCase(json.value) })
}
