import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { CERTIFICATE_STATE_WORDS, roleWord } from '~/domain/terms'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { download } from '~/platform/upload.server'
import { holdersParams } from './holders-params'
import { type HolderRow, holderRows, loadHolders } from './load-holders.server'

/** The list as a workbook, filtered as the page is, every row (rule 10). */
export const holdersFile = read({
  action: 'certificate-holders.read',
  params: holdersParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadHolders(given, params)
    const rows = await holderRows(given, loaded, loaded.found)
    const people = [...new Set(rows.map(({ personId }) => personId))]
    return {
      page: { sheets: [sheetOf(rows)], today: given.today },
      looked: people.filter((personId) => personId !== given.viewer.personId),
    }
  },
})

/** The answer to a request for the file. */
export async function holdersFileResponse({
  sheets,
  today,
}: Awaited<ReturnType<typeof holdersFile>>): Promise<Response> {
  return download({ name: `認定された人_${today}.xlsx`, mediaType: MEDIA_TYPES.xlsx, bytes: await toXlsx(sheets) })
}

function sheetOf(rows: readonly HolderRow[]): ExportSheet {
  return {
    name: '認定された人',
    rows: [
      ['職員番号', '氏名', '所属', '役割', '番号', '認定日', '期限', 'あと（日）', '条件付き', '状態'],
      ...rows.map((row) => [
        row.staffNumber,
        row.name,
        row.place,
        roleWord(row.role),
        row.number ?? '',
        inWareki(row.grantedOn),
        inWareki(row.limit),
        row.days,
        row.conditional ? '条件付き' : '',
        CERTIFICATE_STATE_WORDS[row.state],
      ]),
    ],
  }
}
