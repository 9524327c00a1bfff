import type { Sql } from '~/facts/sql'

/** The file of an artefact that stands in a project; null when it has none. */
export async function artefactFile(
  sql: Sql,
  projectId: number,
  artefactId: number,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const found = await sql.projectArtefact.findFirst({
    where: { id: artefactId, projectId, voidedAt: null },
    select: { file: { select: { name: true, mediaType: true, bytes: true } } },
  })
  const file = found?.file
  return file?.bytes ? { name: file.name, mediaType: file.mediaType, bytes: file.bytes } : null
}
