import { z } from 'zod'
import type { AuditLine } from '~/access/audit'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { fileBytes, keepFailure, keepPreview, lockedBatch } from '~/facts/import-batch'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { IMPORT_KINDS } from '~/features/imports/import-kinds'
import { answersOf, type PlannedFile } from '~/features/imports/planned-file'

type Previewed = { planned: PlannedFile }

/** Reads the file of a batch and keeps what it comes to; may be done again, when the city has changed meanwhile. */
export const previewImport = command({
  action: 'import.start',
  input: z.object({ batchId: recordId() }),
  subject: () => theCity,
  timeout: 180_000,
  async run({ sql, relations, today }, { batchId }) {
    const batch = await lockedBatch(sql, batchId)
    if (!batch || !['reading', 'previewed', 'failed'].includes(batch.state)) {
      return refuse('この取込みは、もう読み直せません。ファイルを選び直してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    const bytes = await fileBytes(sql, batch.fileId)
    if (!bytes) return refuse('ファイルがもう残っていません。ファイルを選び直してください。')
    const planned = await IMPORT_KINDS[batch.kind].plan(sql, bytes, {
      today,
      provider: batch.provider,
      answers: answersOf(batch.answers),
    })
    if (planned.ok) {
      const { digest, preview } = planned
      await keepPreview(sql, batchId, { counts: preview.counts, plan: { digest, preview } })
    } else {
      await keepFailure(sql, batchId, planned.fault.reason)
    }
    const detail: AuditLine['detail'] = {
      kind: batch.kind,
      read: planned.ok,
      ...(planned.ok && planned.preview.counts),
    }
    const did: Previewed = { planned }
    return { did, audit: { subjectKind: 'import_batch', subjectId: batchId, detail } }
  },
})
