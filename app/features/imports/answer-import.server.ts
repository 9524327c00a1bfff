import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { keepAnswers, lockedBatch } from '~/facts/import-batch'
import { courseNames, keepCourseAlias } from '~/facts/import-completions'
import { mayBringIn, notYours } from '~/features/imports/import-access'
import { answersOf } from '~/features/imports/planned-file'

const MOST = 1_000
const answersForm = z.object({
  batchId: recordId(),
  /** Staff numbers by line; `''` takes an answer back. */
  people: z
    .record(z.string().regex(/^\d{1,7}$/), z.string().max(20))
    .refine((said) => Object.keys(said).length <= MOST),
  /** Codes of courses by what the provider calls them. */
  courses: z.record(z.string().min(1).max(200), z.string().max(40)).refine((said) => Object.keys(said).length <= MOST),
})

/** Keeps what somebody says of a file: whom its ambiguous rows mean, which courses its provider means. It is read anew then. */
export const answerImport = command({
  action: 'import.start',
  input: answersForm,
  subject: () => theCity,
  async run({ sql, relations, stamp }, { batchId, people, courses }) {
    const batch = await lockedBatch(sql, batchId)
    if (batch?.state !== 'previewed' || batch.kind !== 'completions') {
      return refuse('この取込みには、もう答えられません。取込みの一覧から選び直してください。')
    }
    if (!mayBringIn(batch.kind, relations)) return notYours()
    const before = answersOf(batch.answers)
    const said = Object.entries({ ...before.people, ...people }).filter(([, number]) => number !== '')
    await keepAnswers(sql, batchId, { ...before, people: Object.fromEntries(said) })
    const ids = new Map((await courseNames(sql)).map((course) => [course.code, course.courseId]))
    for (const [written, code] of Object.entries(courses)) {
      const courseId = ids.get(code)
      if (courseId === undefined) return refuse(`研修 ${code} が目録にありません。選び直してください。`)
      await keepCourseAlias(sql, { provider: batch.provider, written, courseId }, stamp)
    }
    const detail = { kind: batch.kind, people: Object.keys(people).length, courses: Object.keys(courses).length }
    return { did: { batchId }, audit: { subjectKind: 'import_batch', subjectId: batchId, detail } }
  },
})
