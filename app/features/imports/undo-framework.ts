import { laterFrameworkImport, removeFramework, replacedFramework, storeFramework } from '~/facts/frameworks'
import { importRecord } from '~/facts/import-history'
import type { Sql, Stamp } from '~/facts/sql'
import type { ImportPreview } from '~/features/imports/import-preview'

/* A framework that an import brought in goes again; one that it added to is put back as it was. */

/** Why a framework cannot be put back as it was before an import. */
export async function frameworkObstacles(sql: Sql, batchId: number): Promise<string[]> {
  const later = await laterFrameworkImport(sql, batchId)
  return later ? [`あとの取込み「${later}」が同じ枠組みを変えています。先にそちらを取り消してください。`] : []
}

export async function takeFrameworkBack(sql: Sql, batchId: number, stamp: Stamp): Promise<void> {
  const record = await importRecord(sql, batchId)
  const preview = (record?.plan as { preview: ImportPreview } | null)?.preview
  const before = await replacedFramework(sql, batchId)
  if (before) await storeFramework(sql, before, { ...stamp, importId: undefined })
  else if (preview?.framework) await removeFramework(sql, preview.framework.header)
}
