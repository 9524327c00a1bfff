import { z } from 'zod'
import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { fileBytes, lockedBatch, oneImportAtATime } from '~/facts/import-batch'
import { holdCounting } from '~/facts/skill-map-counts'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { IMPORT_KINDS } from '~/features/imports/import-kinds'
import { canSkipBadRows } from '~/features/imports/import-preview'
import { answersOf } from '~/features/imports/planned-file'
import { ROWS_TO_TAKE, takeOver } from '~/features/imports/take-over'

const commitForm = z.object({
  batchId: recordId(),
  rows: z.enum(ROWS_TO_TAKE).default('all'),
})

/**
 * Takes a previewed file over, whole or not at all. It is planned again under the lock: should it come to something
 * else than the preview, nothing is written and the conflict says so. Done twice, it is done once.
 */
export const commitImport = command({
  action: 'import.commit',
  input: commitForm,
  subject: () => theCity,
  timeout: 180_000,
  async run({ sql, relations, today, stamp }, { batchId, rows }) {
    await holdCounting(sql)
    await oneImportAtATime(sql)
    const batch = await lockedBatch(sql, batchId)
    if (!batch) return refuse('この取込みは見つかりません。取込みの一覧から選び直してください。')
    if (!mayBringIn(batch.kind, relations)) return notYours()
    if (batch.state === 'committed') return { did: { batchId, already: true }, audit: [] }
    if (batch.state === 'reading') return refuse('まだ読み込んでいます。結果が出てから、取り込んでください。')
    if (batch.state !== 'previewed') {
      return refuse('この取込みは、もう取り込めません。ファイルを選び直してください。')
    }
    const kind = IMPORT_KINDS[batch.kind]
    const bytes = await fileBytes(sql, batch.fileId)
    if (!bytes) return refuse('ファイルがもう残っていません。ファイルを選び直してください。')
    const given = { today, provider: batch.provider, answers: answersOf(batch.answers) }
    const planned = await kind.plan(sql, bytes, given)
    if (!planned.ok || planned.digest !== batch.digest) return conflictWith({ batchId })
    const { preview } = planned
    if (preview.inTheWay) return refuse(preview.inTheWay)
    const skipsBadRows = rows === 'all_but_bad' && canSkipBadRows(preview)
    if (preview.bad.length > 0 && !skipsBadRows) {
      return refuse(
        `取り込めない行が ${preview.bad.length} 行あります。直してから選び直すか、「除いて取り込む」を選んでください。`,
      )
    }
    const taken = await takeOver({ sql, stamp }, batch, planned, skipsBadRows)
    return { did: { batchId, already: false }, ...taken }
  },
})
