import { withWeekday } from '~/domain/calendar'
import type { ImportRecord } from '~/facts/import-history'
import { cityDayOf } from '~/platform/clock.server'

const TIME = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' })

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

function momentShown(moment: Date): string {
  return `${withWeekday(cityDayOf(moment))} ${TIME.format(moment)}`
}
