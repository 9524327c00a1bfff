import { readSkillStandard } from '~/domain/skill-standard'
import { fileBytes } from '~/facts/import-batch'
import type { Sql, Stamp } from '~/facts/sql'
import { storeStandardDraft } from '~/facts/standard-draft'

/* A draft that an import brought goes again; the draft that it had replaced comes back from the file of its import. */

/** Why the draft of an import cannot be taken back. */
export async function draftObstacles(sql: Sql, batchId: number): Promise<string[]> {
  const published = await sql.standardVersion.findFirst({
    where: { importId: batchId, state: { in: ['published', 'retired'] } },
    select: { version: true },
  })
  if (published) return [`第 ${published.version} 版は公開済みで、もう変わりません。`]
  const later = await sql.importBatch.findFirst({
    where: { kind: 'standard', state: 'committed', id: { gt: batchId } },
    orderBy: { id: 'desc' },
    select: { fileName: true },
  })
  return later ? [`あとの取込み「${later.fileName}」があります。先にそちらを取り消してください。`] : []
}

export async function takeDraftBack(sql: Sql, batchId: number, stamp: Stamp): Promise<void> {
  const removed = await sql.$executeRaw`
    DELETE FROM standard_version WHERE import_id = ${batchId} AND state IN ('draft', 'review')`
  if (removed === 0) return
  const before = await sql.importBatch.findFirst({
    where: { kind: 'standard', state: 'committed', id: { lt: batchId } },
    orderBy: { id: 'desc' },
    select: { id: true, fileId: true },
  })
  const bytes = before && (await fileBytes(sql, before.fileId))
  if (!before || !bytes) return
  const read = readSkillStandard(JSON.parse(new TextDecoder().decode(bytes)))
  // A version that was published meanwhile stands for itself.
  if (read.ok) await storeStandardDraft(sql, read.standard, { ...stamp, importId: before.id })
}
