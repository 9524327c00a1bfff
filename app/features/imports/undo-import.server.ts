import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { type ImportBatch, keepUndone, lockedBatch, oneImportAtATime } from '~/facts/import-batch'
import { obstaclesToUndo } from '~/facts/import-obstacles'
import { undoRows } from '~/facts/import-undo'
import { forgetSkillMapDays, holdCounting } from '~/facts/skill-map-counts'
import type { Sql, Stamp } from '~/facts/sql'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { sayObstacle } from '~/features/imports/obstacle-words'
import { frameworkObstacles, takeFrameworkBack } from '~/features/imports/undo-framework'
import { draftObstacles, takeDraftBack } from '~/features/imports/undo-standard'

const undoForm = z.object({
  batchId: recordId(),
  reason: z
    .string('取り消す理由を書いてください。')
    .trim()
    .min(1, '取り消す理由を書いてください。')
    .max(200, '理由は 200 文字までです。'),
})

/** Takes an import back as a whole, unless something builds on it; then it names what. */
export const undoImport = command({
  action: 'import.undo',
  input: undoForm,
  subject: () => theCity,
  timeout: 180_000,
  async run({ sql, relations, stamp }, { batchId, reason }) {
    await holdCounting(sql)
    await oneImportAtATime(sql)
    const batch = await lockedBatch(sql, batchId)
    if (!batch) return refuse('この取込みは見つかりません。取込みの一覧から選び直してください。')
    if (batch.state === 'undone') return { did: { batchId }, audit: [] }
    if (batch.state !== 'committed') return refuse('取り消せるのは、取り込み済みのものだけです。')
    if (!mayBringIn(batch.kind, relations)) return notYours()
    const obstacles = await whatStandsInTheWay(sql, batch)
    if (obstacles.length > 0) return refuse(`取り消せません。${obstacles.join('')}`)
    await undo(sql, batch, stamp)
    await keepUndone(sql, batchId, reason, stamp)
    return {
      did: { batchId },
      audit: { subjectKind: 'import_batch', subjectId: batchId, detail: { kind: batch.kind } },
    }
  },
})

/** Why an import cannot be undone, a sentence each; none when it can. */
export async function whatStandsInTheWay(sql: Sql, batch: Pick<ImportBatch, 'id' | 'kind'>): Promise<string[]> {
  if (batch.kind === 'standard') return draftObstacles(sql, batch.id)
  if (batch.kind === 'framework') return frameworkObstacles(sql, batch.id)
  const obstacles = await obstaclesToUndo(sql, batch.id)
  return obstacles.map(sayObstacle)
}

async function undo(sql: Sql, batch: ImportBatch, stamp: Stamp): Promise<void> {
  if (batch.kind === 'standard') return takeDraftBack(sql, batch.id, stamp)
  if (batch.kind === 'framework') return takeFrameworkBack(sql, batch.id, stamp)
  const since = await undoRows(sql, batch.id, stamp)
  if (since !== null) await forgetSkillMapDays(sql, since)
}
