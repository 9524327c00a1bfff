import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { courseNames } from '~/facts/import-completions'
import { addCertificate, isKnownAlready } from '~/facts/outside-certificates'
import { certificateFields } from '~/features/completions/certificate-forms'
import { storeFile, type UploadedFile } from '~/platform/upload.server'

const submitForm = z
  .object({ ...certificateFields, file: z.custom<UploadedFile | null>().default(null) })
  .refine((input) => input.file !== null || input.url !== '', {
    path: ['file'],
    message: '修了証のファイルか、確かめられるリンクのどちらかを入れてください。',
  })

/** Gives a certificate from elsewhere to be checked by the office; until then nothing is completed by it. */
export const submitCertificate = command({
  action: 'outside-certificate.submit',
  input: submitForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { course: code, completedOn, issuer, url, file }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('修了証を出せるのは職員です。')
    if (completedOn > today) return refuse('修了した日がきょうより後です。日付を確かめてください。')
    const course = (await courseNames(sql)).find((one) => one.code === code)
    if (!course) return refuse('この研修は目録にありません。選び直してください。')
    const given = { personId, courseId: course.courseId, completedOn }
    const known = await isKnownAlready(sql, given)
    if (known === 'waiting') return refuse('同じ研修・同じ日の修了証が、もう確認待ちです。')
    if (known === 'completed') return refuse('この研修のこの日の修了は、もう記録されています。')
    const fileId = file ? await storeFile(sql, file, stamp) : null
    const certificateId = await addCertificate(
      sql,
      { ...given, issuer, fileId, url: url || null, submittedOn: today },
      stamp,
    )
    return {
      did: { certificateId },
      audit: {
        subjectKind: 'outside_certificate',
        subjectId: certificateId,
        subjectPersonId: personId,
        detail: { course: code },
      },
    }
  },
})
