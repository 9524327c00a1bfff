import { standardAsCase } from '~/domain/standard-as-case'
import { oneBelowTheOther, standardSheets } from '~/domain/standard-sheets'
import type { Sql } from '~/facts/sql'
import { type StandardVersion, versionContent } from '~/facts/standard-versions'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { STANDARD_FORMATS, type StandardFormat } from './export-formats'

/** A version as a file: the same version gives the same content, whoever asks. */
export async function standardFile(
  sql: Sql,
  version: StandardVersion,
  format: StandardFormat,
  changedOn: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const content = await versionContent(sql, version)
  const name = `${version.name}_${version.version}${STANDARD_FORMATS[format].ending}`
  const text = (said: string, mediaType: string) => ({ name, mediaType, bytes: new TextEncoder().encode(said) })
  switch (format) {
    case 'xlsx':
      return { name, mediaType: MEDIA_TYPES.xlsx, bytes: await toXlsx(standardSheets(content)) }
    case 'csv':
      return text(toCsv(oneBelowTheOther(standardSheets(content))), 'text/csv; charset=utf-8')
    case 'case': {
      const at = `${version.publishedOn ?? changedOn}T00:00:00+09:00`
      return text(asJson(standardAsCase(content, at, ADOPTION[version.state])), 'application/json')
    }
    case 'json':
      return text(asJson(content), 'application/json')
  }
}

/** The words of CASE for the state of a version. */
const ADOPTION: Readonly<Record<StandardVersion['state'], string>> = {
  draft: 'Draft',
  review: 'Draft',
  published: 'Adopted',
  retired: 'Deprecated',
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
