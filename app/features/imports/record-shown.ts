import type { ImportRecord } from '~/facts/import-history'
import { momentShown } from '~/platform/clock.server'

/** An import with its moments as they are shown: 11月15日（水） 16:20. */
export function recordShown({ createdAt, committedAt, undoneAt, ...record }: ImportRecord) {
  return {
    ...record,
    createdBy: record.createdBy ?? 'コマンド',
    undoneBy: record.undoneBy ?? 'コマンド',
    at: momentShown(committedAt ?? createdAt),
    undoneAt: undoneAt && momentShown(undoneAt),
  }
}

export type RecordShown = ReturnType<typeof recordShown>
