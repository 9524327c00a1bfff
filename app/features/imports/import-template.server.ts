import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import { columnGuides } from '~/features/imports/column-guides'
import { standardTemplate, type TemplateFile } from '~/features/imports/standard-template.server'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import standard from '../../../prisma/demo/skill-standard.json'
import courses from '../../../prisma/demo/training-catalogue.json'

const REFERENCES = { standard, courses }

const templateParams = z.object({
  file: z
    .string()
    .regex(/^(units|staff|standard|completions|framework)\.(csv|xlsx)$|^(standard|courses)\.json$/)
    .transform((file) => {
      const [kind, format] = file.split('.') as [
        keyof typeof columnGuides | keyof typeof REFERENCES,
        'csv' | 'xlsx' | 'json',
      ]
      return { kind, format }
    }),
})

/** An empty file with the right columns; of JSON the reference itself. */
export const importTemplate = read({
  action: 'imports.read',
  params: templateParams,
  subject: () => theCity,
  async run(_given, { file: { kind, format } }): Promise<{ page: TemplateFile }> {
    const name = `${IMPORT_KIND_WORDS[kind]}_ひな形.${format}`
    if (kind === 'courses' || (kind === 'standard' && format === 'json')) {
      return { page: { name, type: 'application/json', body: JSON.stringify(REFERENCES[kind], null, 1) } }
    }
    if (kind === 'standard') return { page: await standardTemplate(name, format) }
    const guides = columnGuides[kind]
    const header = guides.map((guide) => guide.column)
    if (format === 'csv') return { page: { name, type: 'text/csv; charset=utf-8', body: toCsv([header]) } }
    const how = guides.map(({ column, need, example, note }) => [column, need, example, note])
    const sheets = [
      { name: IMPORT_KIND_WORDS[kind], rows: [header] },
      { name: '書き方', rows: [['列', '必要', '例', '説明'], ...how] },
    ]
    return { page: { name, type: MEDIA_TYPES.xlsx, body: await toXlsx(sheets) } }
  },
})
