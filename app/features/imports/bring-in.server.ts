import { z } from 'zod'
import { command, conflictWith } from '~/access/command'
import { theCity } from '~/access/subject'
import { newBatch, oneImportAtATime } from '~/facts/import-batch'
import { holdCounting } from '~/facts/skill-map-counts'
import { frameworkAnswer } from '~/features/imports/framework-answer'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { IMPORT_KINDS, importKind } from '~/features/imports/import-kinds'
import { canSkipBadRows } from '~/features/imports/import-preview'
import { fromDay, type PlannedFile, providerName, textEncoding } from '~/features/imports/planned-file'
import { ROWS_TO_TAKE, takeOver } from '~/features/imports/take-over'
import { storeFile, type UploadedFile } from '~/platform/upload.server'

const bringInForm = z.object({
  kind: importKind,
  file: z.custom<UploadedFile>(),
  rows: z.enum(ROWS_TO_TAKE),
  provider: providerName,
  from: fromDay,
  encoding: textEncoding,
  framework: frameworkAnswer.optional(),
})

/**
 * Reads a file and takes it over at once, where nobody looks at a preview in between. While bad rows stand in the way
 * nothing is stored, and the conflict is the plan that names them.
 */
export const bringIn = command({
  action: 'import.commit',
  input: bringInForm,
  subject: () => theCity,
  timeout: 180_000,
  async run({ sql, relations, today, stamp }, { kind, file, rows, provider, from, encoding, framework }) {
    if (!mayBringIn(kind, relations)) return notYours()
    await holdCounting(sql)
    await oneImportAtATime(sql)
    const answers = { people: {}, from, encoding, framework }
    const planned: PlannedFile = await IMPORT_KINDS[kind].plan(sql, file.bytes, { today, provider, answers })
    const skipsBadRows = rows === 'all_but_bad' && planned.ok && canSkipBadRows(planned.preview)
    if (!planned.ok || planned.preview.inTheWay || (planned.preview.bad.length > 0 && !skipsBadRows)) {
      return conflictWith(planned)
    }
    const fileId = await storeFile(sql, file, stamp)
    const id = await newBatch(sql, { kind, fileId, fileName: file.name, provider, answers }, stamp)
    const taken = await takeOver({ sql, stamp }, { id, kind }, planned, skipsBadRows)
    return { did: { batchId: id, planned }, ...taken }
  },
})
