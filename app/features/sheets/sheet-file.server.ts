import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYearInWareki } from '~/domain/calendar'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportCell, type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { loadSheet } from './load-sheet.server'
import { newNotes } from './sheet-notes'
import { sheetParams } from './sheet-params'
import { blocksOf, newlyCertifiedRows, type SheetCell, supportingRows, yearsOf } from './sheet-rows'

/** The sheet as a workbook: the same figures and texts (rule 10). */
export const sheetFile = read({
  action: 'sheet.read',
  params: sheetParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadSheet(given, params)
    if (!loaded) return null
    const { ground, versions } = loaded
    const notes = newNotes()
    const years = yearsOf(ground)
    const heads = years.map(({ code, name }) => `${code}（${name}）`)
    const blocks = blocksOf(ground, notes)
    const supporting = [...supportingRows(ground, notes), ...newlyCertifiedRows(ground)]
    const plan = blocks.flatMap(({ activity, outputs, outcome }): ExportCell[][] => [
      ...(activity
        ? [
            ['アクティビティ', activity.name, '計画', ...activity.plan.flatMap(spread)],
            ['アクティビティ', activity.name, '実績', ...activity.actual.map(cellOf)],
          ]
        : []),
      ...outputs.flatMap(({ name, plan: planned, actual, total }) => [
        ['アウトプット', name, '目標', ...planned.map(({ text }) => text)],
        ['アウトプット', name, '実績', ...actual.map(cellOf)],
        ...(total ? [['アウトプット', name, '累計', ...total.map(cellOf)]] : []),
      ]),
      ...(outcome ? [['アウトカム', outcome, '目標', ...years.map(() => '')]] : []),
    ])
    const sheets: ExportSheet[] = [
      { name: `個票${ground.sheet.number}`, rows: [['段階', '項目', '区分', ...heads], ...plan] },
      {
        name: '計画にない補助指標',
        rows: [
          ['指標', '単位', ...heads],
          ...supporting.map(({ name, unit, cells }) => [name, unit, ...cells.map(cellOf)]),
        ],
      },
      {
        name: 'コメント',
        rows: [
          [
            '年度',
            '版',
            '保存した日',
            '保存した人',
            '所管課のコメント',
            '課題と対応',
            '行革推進委員会の意見',
            '意見への対応',
          ],
          ...versions
            .filter((version) => version.fiscalYear <= ground.asked)
            .map(({ fiscalYear, version, savedOn, savedBy, content }): ExportCell[] => [
              fiscalYearInWareki(fiscalYear),
              version,
              savedOn,
              savedBy,
              content.comment,
              content.issues,
              content.opinion,
              content.answer,
            ]),
        ],
      },
      { name: '数の出どころ', rows: [['番号', '内容'], ...notes.all().map((words, place) => [place + 1, words])] },
    ]
    return { page: { sheets, number: ground.sheet.number, year: ground.asked, name: fiscalYearInWareki(ground.asked) } }
  },
})

/** The answer to a request for the file. */
export async function sheetFileResponse({
  sheets,
  number,
  year,
  name,
}: Awaited<ReturnType<typeof sheetFile>>): Promise<Response> {
  const file = encodeURIComponent(`個票${number}_${name}.xlsx`)
  return new Response(new Uint8Array(await toXlsx(sheets)), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename="sheet${number}_${year}.xlsx"; filename*=UTF-8''${file}`,
      'Cache-Control': 'no-store',
    },
  })
}

/** A figure as a number, so that it can be counted with; else the words of the field. */
function cellOf({ value, text }: SheetCell): ExportCell {
  return value ?? text
}

function spread({ words, years }: { words: string; years: number }): string[] {
  return Array.from({ length: years }, () => words)
}
