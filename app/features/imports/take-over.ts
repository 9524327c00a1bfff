import type { AuditLine } from '~/access/audit'
import type { PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { type ImportKind, keepCommitted } from '~/facts/import-batch'
import { forgetSkillMapDays } from '~/facts/skill-map-counts'
import type { PlannedFile } from '~/features/imports/planned-file'

/** All rows or none, unless somebody explicitly leaves the bad ones out. */
export const ROWS_TO_TAKE = ['all', 'all_but_bad'] as const

type Sound = Extract<PlannedFile, { ok: true }>
type Taken = { audit: AuditLine; events: readonly PortalEvent[] }

/** Writes what was planned under the lock, as the import of a batch. @returns the audit line and what follows */
export async function takeOver(
  { sql, stamp }: Pick<Doing, 'sql' | 'stamp'>,
  batch: { id: number; kind: ImportKind },
  { preview, write, events = [] }: Sound,
  skipsBadRows: boolean,
): Promise<Taken> {
  const earliest = await write(sql, { ...stamp, importId: batch.id })
  if (earliest !== null) await forgetSkillMapDays(sql, earliest)
  const kept = { ...preview, added: [], changed: [], missing: [], questions: undefined }
  await keepCommitted(sql, batch.id, { counts: preview.counts, plan: { preview: kept } }, skipsBadRows, stamp)
  const audit: AuditLine = {
    subjectKind: 'import_batch',
    subjectId: batch.id,
    detail: { kind: batch.kind, skipsBadRows, ...preview.counts },
  }
  return { audit, events }
}
