import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { findTable } from '~/domain/table-columns'
import type { TableFile } from '~/domain/table-file'
import { fileBytes } from '~/facts/import-batch'
import { importRecord } from '~/facts/import-history'
import { IMPORT_KINDS } from '~/features/imports/import-kinds'
import type { BadRowShown, ImportPreview } from '~/features/imports/import-preview'
import { answersOf } from '~/features/imports/planned-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { toCsv } from '~/platform/spreadsheet/write-table-file'

const REASON = '取り込めない理由'

/** Only the rows of a file that could not be taken over, as they stand in it, with a column that says why. */
export const badRows = read({
  action: 'imports.read',
  params: z.object({ batchId: recordId() }),
  subject: () => theCity,
  async run({ sql }, { batchId }) {
    const record = await importRecord(sql, batchId)
    const preview = (record?.plan as { preview: ImportPreview } | null)?.preview
    if (!record || !preview || preview.bad.length === 0) return null
    const { fileId, answers } = await sql.importBatch.findUniqueOrThrow({
      where: { id: batchId },
      select: { fileId: true, answers: true },
    })
    const bytes = await fileBytes(sql, fileId)
    const name = `${record.fileName.replace(/\.[^.]*$/, '')}_取り込めない行.csv`
    const columns = IMPORT_KINDS[record.kind].columns
    const read = bytes && columns ? await readTableFile(bytes, answersOf(answers).encoding) : null
    const found = read?.ok && columns ? findTable(read.file, columns) : null
    if (!read?.ok || !found?.ok) return { page: { name, csv: toCsv(reasonsOnly(preview.bad)) } }
    const { sheet, headerLine } = found.table
    return { page: { name, csv: toCsv(rowsWithReasons(read.file, { sheet, headerLine }, preview.bad)) } }
  },
})

function rowsWithReasons(
  file: TableFile,
  { sheet, headerLine }: { sheet: string | null; headerLine: number },
  bad: readonly BadRowShown[],
): string[][] {
  const rows = new Map(file.sheets.find((one) => one.name === sheet)?.rows.map((row) => [row.line, row.cells]) ?? [])
  const header = (rows.get(headerLine) ?? []).map((cell) => cell.text)
  return [
    [...header, REASON],
    ...bad.map((row) => {
      const cells = rows.get(row.line ?? 0) ?? []
      return [...header.map((_, index) => cells[index]?.text ?? ''), reasonOf(row)]
    }),
  ]
}

function reasonsOnly(bad: readonly BadRowShown[]): string[][] {
  return [['場所', '値', REASON], ...bad.map((row) => [placeOf(row), row.value, reasonOf(row)])]
}

function placeOf({ sheet, line, column }: BadRowShown): string {
  return [sheet, line === null ? null : `${line} 行目`, column].filter((part) => part).join(' ')
}

function reasonOf(row: BadRowShown): string {
  return [row, ...row.also].map((fault) => `${fault.column}：${fault.reason}`).join(' ')
}
