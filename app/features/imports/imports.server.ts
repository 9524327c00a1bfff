import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { draftOfStandard, importHistory } from '~/facts/import-history'
import { mayBringIn } from '~/features/imports/import-access'
import { importKind } from '~/features/imports/import-kinds'
import { recordShown } from '~/features/imports/record-shown'

const PAGE_SIZE = 20

/** The page on which files are brought in: what may come in, and what came in so far. */
export const imports = read({
  action: 'imports.read',
  params: z.object({ page: z.coerce.number().int().min(1).catch(1) }),
  subject: () => theCity,
  async run({ sql, relations }, { page }) {
    const { records, total } = await importHistory(sql, { page, pageSize: PAGE_SIZE })
    const mayPublish = relations.has('dx_office')
    return {
      page: {
        kinds: importKind.options.filter((kind) => mayBringIn(kind, relations)),
        mayStart: relations.has('hr_section') || mayPublish,
        draft: mayPublish ? await draftOfStandard(sql) : null,
        records: records.map(recordShown),
        total,
        page,
        pageSize: PAGE_SIZE,
      },
    }
  },
})

export type ImportsPage = Awaited<ReturnType<typeof imports>>
