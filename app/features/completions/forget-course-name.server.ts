import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { forgetCourseAlias } from '~/facts/statement-desk'
import { forgetNameForm } from '~/features/completions/matching-forms'

/** Forgets what a provider calls a course: the next file or statement with it is asked about anew. */
export const forgetCourseName = command({
  action: 'course-name.forget',
  input: forgetNameForm,
  subject: () => theCity,
  async run({ sql }, { provider, written }) {
    const course = await forgetCourseAlias(sql, { provider, written })
    if (course === null) return refuse('この呼び名は、もう覚えていません。画面を開き直してください。')
    return { did: { written }, audit: { subjectKind: 'course', subjectId: course, detail: { provider, written } } }
  },
})
