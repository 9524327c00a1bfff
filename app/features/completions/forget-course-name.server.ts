import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { courseKey } from '~/domain/completion-courses'
import { completionsInEvidence } from '~/facts/evidence'
import { takeBack } from '~/facts/record'
import { forgetCourseAlias, type PlacedStatement, placedStatements, returnToDesk } from '~/facts/statement-desk'
import { forgetNameForm } from '~/features/completions/matching-forms'
import { wordsOfStatement } from '~/features/completions/statement-words'

/**
 * Forgets what a provider calls a course: the next file or statement with it is asked about anew. Asked to, it also
 * takes back what statements with that name recorded; they wait at the desk again.
 */
export const forgetCourseName = command({
  action: 'course-name.forget',
  input: forgetNameForm,
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, stamp }, { provider, written, undo }) {
    const code = await forgetCourseAlias(sql, { provider, written })
    if (code === null) return refuse('この呼び名は、もう覚えていません。画面を開き直してください。')
    const called = (one: PlacedStatement) => isCalled(one, courseKey(written))
    const placed = undo ? (await placedStatements(sql, { provider, code })).filter(called) : []
    // What a session or a file recorded as well is not the statement's to take.
    const own = placed.filter(({ source }) => source === 'xapi').map(({ completionId }) => completionId)
    const used = await completionsInEvidence(sql, own)
    if (used.size > 0) {
      return refuse(
        `この呼び名で入った修了のうち ${used.size} 件は、スキルの証跡に使われています。本人が証跡から外すか、所属長が評価を差し戻すと、取り消せます。`,
      )
    }
    await takeBack(sql, 'completion', [...new Set(own)], stamp)
    await returnToDesk(
      sql,
      placed.map(({ id }) => id),
    )
    return {
      did: { returned: placed.length },
      audit: {
        subjectKind: 'course',
        subjectId: code,
        detail: { provider, written, takenBack: own.length, returned: placed.length },
      },
    }
  },
})

function isCalled({ body }: PlacedStatement, key: string): boolean {
  const words = wordsOfStatement(body)?.course
  return words !== undefined && [...words.codes, ...words.titles].some((word) => courseKey(word) === key)
}
