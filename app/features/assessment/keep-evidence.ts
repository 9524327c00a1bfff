import { addEvidenceTo } from '~/facts/evidence'
import type { Sql, Stamp } from '~/facts/sql'
import { storeFile, type UploadedFile } from '~/platform/upload.server'

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
