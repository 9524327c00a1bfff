import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { evidenceFile, evidenceOwner } from '~/facts/evidence'

/** The file of a piece of evidence, for the person and those who confirm. */
export const ownEvidenceFile = read({
  action: 'evidence.read',
  params: z.object({ evidenceId: z.coerce.number().int().positive() }),
  subject: async ({ evidenceId }, sql) => {
    const personId = await evidenceOwner(sql, evidenceId)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql }, { evidenceId }) {
    const [owner, file] = [await evidenceOwner(sql, evidenceId), await evidenceFile(sql, evidenceId)]
    return file && { page: file, looked: owner === null ? [] : [owner] }
  },
})
