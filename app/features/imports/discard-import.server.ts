import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { keepDiscarded, lockedBatch } from '~/facts/import-batch'
import { mayBringIn, notYours } from '~/features/imports/import-access'

/** Gives up a file that was not taken over; nothing of it stays. */
export const discardImport = command({
  action: 'import.discard',
  input: z.object({ batchId: recordId() }),
  subject: () => theCity,
  async run({ sql, relations }, { batchId }) {
    const batch = await lockedBatch(sql, batchId)
    if (!batch || ['committed', 'undone'].includes(batch.state)) {
      return refuse('この取込みは、もうやめられません。取込み済みのときは、一覧から取り消してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    await keepDiscarded(sql, batch)
    return {
      did: { batchId },
      audit: { subjectKind: 'import_batch', subjectId: batchId, detail: { kind: batch.kind } },
    }
  },
})
