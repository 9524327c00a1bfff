import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { keepReading, lockedBatch } from '~/facts/import-batch'
import { mayBringIn, notYours } from '~/features/imports/import-access'

/** Sets aside what a file came to, as it is to be read once more: nobody decides by a result that is out of date. */
export const beginReadingAgain = command({
  action: 'import.start',
  input: z.object({ batchId: recordId() }),
  subject: () => theCity,
  async run({ sql, relations }, { batchId }) {
    const batch = await lockedBatch(sql, batchId)
    if (!batch || !['reading', 'previewed', 'failed'].includes(batch.state)) {
      return refuse('この取込みは、もう読み直せません。ファイルを選び直してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    await keepReading(sql, batchId)
    return {
      did: { batchId },
      audit: { subjectKind: 'import_batch', subjectId: batchId, detail: { kind: batch.kind, again: true } },
    }
  },
})
