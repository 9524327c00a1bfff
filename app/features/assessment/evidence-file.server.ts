import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { evidenceFile, evidenceOwner, evidencePiece } from '~/facts/evidence'
import { askedAbout } from '~/facts/passed-on'

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
    const isAsked = as === 'reviewer' || as === 'adviser'
    const asked = isAsked ? await askedAbout(sql, viewer.personId, piece) : null
    if (asked && !asked.toDecide && !asked.forOpinion) return null
    const file = await evidenceFile(sql, evidenceId)
    return file && { page: file, looked: [piece.personId] }
  },
})
