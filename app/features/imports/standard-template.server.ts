import { STANDARD_SHEETS, TEMPLATE_SHEETS } from '~/domain/standard-sheet-forms'
import { headerOf, oneBelowTheOther } from '~/domain/standard-sheets'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'

export type TemplateFile = { name: string; type: string; body: string | Uint8Array }

/** The three sheets that a person fills in, empty; in a workbook with what every column of every sheet wants. */
export async function standardTemplate(name: string, format: 'csv' | 'xlsx' | 'json'): Promise<TemplateFile> {
  const sheets = TEMPLATE_SHEETS.map((key) => ({ name: STANDARD_SHEETS[key].name, rows: [headerOf(key)] }))
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: toCsv(oneBelowTheOther(sheets)) }
  const how = Object.entries(STANDARD_SHEETS).flatMap(([key, { name: sheet, what, columns }]) => [
    [sheet, '', TEMPLATE_SHEETS.some((one) => one === key) ? '' : '足してもよいシート', '', what],
    ...columns.map(({ column, need, example, note }) => [sheet, column, need, example, note]),
  ])
  const guide = { name: '書き方', rows: [['シート', '列', '必要', '例', '説明'], ...how] }
  return { name, type: MEDIA_TYPES.xlsx, body: await toXlsx([...sheets, guide]) }
}
