import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import { newBatch } from '~/facts/import-batch'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { importKind } from '~/features/imports/import-kinds'
import { fromDay, providerName } from '~/features/imports/planned-file'
import { storeFile, type UploadedFile, type UploadLimits } from '~/platform/upload.server'

/** What an import file may be (decisions › Files). JSON is text. */
export const IMPORT_FILES: UploadLimits = { maxBytes: 50 * 1_048_576, kinds: ['text', 'xlsx'] }

/** Takes a file in, to be read: nothing of the city changes by that. */
export const startImport = command({
  action: 'import.start',
  input: z.object({ kind: importKind, file: z.custom<UploadedFile>(), provider: providerName, from: fromDay }),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, relations, stamp }, { kind, file, provider, from }) {
    if (!mayBringIn(kind, relations)) return notYours()
    if (kind === 'courses' && file.kind !== 'text') {
      return refuse(`${IMPORT_KIND_WORDS[kind]}は JSON のファイルで取り込みます。ひな形の JSON を使ってください。`)
    }
    const fileId = await storeFile(sql, file, stamp)
    const batchId = await newBatch(
      sql,
      { kind, fileId, fileName: file.name, provider, answers: { people: {}, from } },
      stamp,
    )
    return {
      did: { batchId },
      audit: { subjectKind: 'import_batch', subjectId: batchId, detail: { kind, bytes: file.bytes.length } },
    }
  },
})
