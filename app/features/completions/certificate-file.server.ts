import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { certificateFile, certificateOwner } from '~/facts/outside-certificates'

/** The file of a certificate, for the person and the office. */
export const outsideCertificateFile = read({
  action: 'outside-certificate-file.read',
  params: z.object({ certificateId: recordId() }),
  subject: async ({ certificateId }, sql) => {
    const personId = await certificateOwner(sql, certificateId)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql }, { certificateId }) {
    const file = await certificateFile(sql, certificateId)
    const personId = await certificateOwner(sql, certificateId)
    return file && { page: file, looked: personId === null ? [] : [personId] }
  },
})
