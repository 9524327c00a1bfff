import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { courseNames } from '~/facts/import-completions'
import { certificatesOf } from '~/facts/outside-certificates'

/** What a person gave as certificates from elsewhere, and the courses for which one can be given. */
export const ownCertificates = read({
  action: 'own-certificates.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    if (viewer.personId === null) return null
    const certificates = await certificatesOf(sql, viewer.personId)
    const courses = await courseNames(sql)
    return { page: { certificates, courses: courses.map(({ code, title }) => ({ code, title })), today } }
  },
})

export type OwnCertificatesPage = Awaited<ReturnType<typeof ownCertificates>>
