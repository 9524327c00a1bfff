import type { ImportRecord } from '~/facts/import-history'
import { momentInWareki } from '~/platform/clock.server'

/** An import with its moments as they are shown, with their years: the list goes back over all of them. */
export function recordShown({ createdAt, committedAt, undoneAt, ...record }: ImportRecord) {
  return {
    ...record,
    createdBy: record.createdBy ?? 'コマンド',
    undoneBy: record.undoneBy ?? 'コマンド',
    at: momentInWareki(committedAt ?? createdAt),
    undoneAt: undoneAt && momentInWareki(undoneAt),
  }
}

export type RecordShown = ReturnType<typeof recordShown>
