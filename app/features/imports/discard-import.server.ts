import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { keepDiscarded, lockedBatch } from '~/facts/import-batch'

/** Gives up a file that was not taken over; nothing of it stays. */
export const discardImport = command({
  action: 'import.discard',
  input: z.object({ batchId: z.coerce.number().int().positive() }),
  subject: () => theCity,
  async run({ sql }, { batchId }) {
    const batch = await lockedBatch(sql, batchId)
    if (!batch || ['committed', 'undone'].includes(batch.state)) {
      return refuse('この取込みは、もうやめられません。取込み済みのときは、一覧から取り消してください。')
    }
    await keepDiscarded(sql, batch)
    return {
      did: { batchId },
      audit: { subjectKind: 'import_batch', subjectId: batchId, detail: { kind: batch.kind } },
    }
  },
})
