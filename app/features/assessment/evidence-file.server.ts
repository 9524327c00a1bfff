import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { evidenceFile, evidenceOwner, evidencePiece } from '~/facts/evidence'
import { waitsForReviewer } from '~/facts/passed-on'

/** The file of a piece of evidence, for the person and those who confirm; a reviewer's is that of the skill asked about. */
export const ownEvidenceFile = read({
  action: 'evidence.read',
  params: z.object({ evidenceId: recordId() }),
  subject: async ({ evidenceId }, sql) => {
    const personId = await evidenceOwner(sql, evidenceId)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql, viewer, as }, { evidenceId }) {
    const piece = await evidencePiece(sql, evidenceId)
    if (!piece || viewer.personId === null) return null
    if (as === 'reviewer' && !(await waitsForReviewer(sql, viewer.personId, piece))) return null
    const file = await evidenceFile(sql, evidenceId)
    return file && { page: file, looked: [piece.personId] }
  },
})
