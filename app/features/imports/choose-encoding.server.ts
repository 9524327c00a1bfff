import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { keepAnswers, lockedBatch } from '~/facts/import-batch'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { answersOf, textEncoding } from '~/features/imports/planned-file'

/** Keeps in which encoding the text of a file is written, where it was taken for another; it is read anew then. */
export const chooseEncoding = command({
  action: 'import.start',
  input: z.object({ batchId: recordId(), encoding: textEncoding }),
  subject: () => theCity,
  async run({ sql, relations }, { batchId, encoding }) {
    const batch = await lockedBatch(sql, batchId)
    if (!batch || !['previewed', 'failed'].includes(batch.state)) {
      return refuse('この取込みは、もう読み直せません。ファイルを選び直してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    // What was said of single lines was said of what they looked like before.
    await keepAnswers(sql, batchId, { ...answersOf(batch.answers), people: {}, encoding })
    const detail = { kind: batch.kind, encoding: encoding ?? null }
    return { did: { batchId }, audit: { subjectKind: 'import_batch', subjectId: batchId, detail } }
  },
})
