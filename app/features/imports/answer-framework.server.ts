import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { keepAnswers, lockedBatch } from '~/facts/import-batch'
import { frameworkAnswer } from '~/features/imports/framework-answer'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { answersOf } from '~/features/imports/planned-file'

/** Keeps which framework a file tells and what its columns mean; it is read anew then, and files like it are read so too. */
export const answerFramework = command({
  action: 'import.start',
  input: z.object({ batchId: recordId(), framework: frameworkAnswer }),
  subject: () => theCity,
  async run({ sql, relations }, { batchId, framework }) {
    const batch = await lockedBatch(sql, batchId)
    if (batch?.state !== 'previewed' || batch.kind !== 'framework') {
      return refuse('この取込みには、もう答えられません。取込みの一覧から選び直してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    await keepAnswers(sql, batchId, { ...answersOf(batch.answers), framework })
    const detail = { kind: batch.kind, code: framework.code ?? '', version: framework.version ?? '' }
    return { did: { batchId }, audit: { subjectKind: 'import_batch', subjectId: batchId, detail } }
  },
})
