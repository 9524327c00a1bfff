import type { SectionPage } from '~/features/section/section-view'
import type { ExportSheet } from '~/platform/spreadsheet/write-table-file'

/** The section as a workbook: confirmed levels person by person, and the need of each skill. */
export function sectionSheets(section: SectionPage): ExportSheet[] {
  const { rows, skills, needs, unit, day } = section
  return [
    {
      name: 'レベル',
      rows: [
        ['職員番号', '氏名', '職名', '備考', ...skills.map((skill) => skill.name)],
        ...rows.map((row) => [row.staffNumber, row.name, row.title, row.note, ...row.levels]),
      ],
    },
    {
      name: '必要な人数',
      rows: [
        ['スキル', '必要な人', '要るレベルに届いた人', 'レベル2以上の人', '所属', '基準日'],
        ...needs.map((need) => [
          skills.find((skill) => skill.skillId === need.skillId)?.name ?? '',
          need.needed,
          need.reached,
          need.carriers,
          unit.name,
          day,
        ]),
      ],
    },
  ]
}
