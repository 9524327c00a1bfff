import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { RosterPage } from '~/features/enrolment/roster.server'
import type { ExportSheet } from '~/platform/spreadsheet/write-table-file'

/** The roster as a workbook: those with a seat, and those who wait. */
export function rosterSheets({ people, waiting }: RosterPage): ExportSheet[] {
  return [
    {
      name: '受講者名簿',
      rows: [
        ['所属', '職員番号', '氏名', '職名', '結果', '点数'],
        ...people.map(({ section, staffNumber, name, title, state, score }) => [
          section,
          staffNumber,
          name,
          title,
          state === 'seated' ? '' : ENROLMENT_STATE_WORDS[state],
          score,
        ]),
      ],
    },
    {
      name: '順番待ち',
      rows: [
        ['順番', '所属', '氏名', '理由'],
        ...waiting.map(({ section, name, reasons }, index) => [index + 1, section, name, reasons.join('、')]),
      ],
    },
  ]
}
