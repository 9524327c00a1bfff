import { addEvidenceTo } from '~/facts/evidence'
import type { Sql, Stamp } from '~/facts/sql'
import { storeFile, type UploadedFile, type UploadLimits } from '~/platform/upload.server'

/** What evidence may be: documents and pictures, told by their bytes (decisions › Files). */
export const EVIDENCE_FILES: UploadLimits = {
  maxBytes: 10 * 1_048_576,
  kinds: ['pdf', 'png', 'jpeg', 'xlsx', 'docx', 'pptx', 'text'],
}

type GivenEvidence = { title: string; detail: string; url: string; file: UploadedFile | null }

/** Stores a piece of evidence with its file. @returns its id */
export async function keepEvidence(
  sql: Sql,
  personId: number,
  skillId: number,
  given: GivenEvidence,
  stamp: Stamp,
): Promise<number> {
  const fileId = given.file ? await storeFile(sql, given.file, stamp) : null
  const { title, detail } = given
  return addEvidenceTo(sql, { personId, skillId, title, detail, url: given.url || null, fileId }, stamp)
}
