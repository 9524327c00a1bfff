import { fiscalYear, fiscalYearInWareki, inWareki } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'

const DONE: Readonly<Record<string, string>> = {
  suspend: '停止を記録しました',
  resume: '再開を記録しました',
  leave: '終了を記録しました',
  restart: '再開を記録しました',
  condition_met: '条件の達成を記録しました',
  resign: '返上を記録しました',
  revoke: '取消を記録しました',
  take_back: '記録を取り消しました',
}

/** What the page says after something was recorded; a day in a fixed year is told as what it becomes (domain notes §6.7). */
export function doneInWords(search: URLSearchParams): string | null {
  const done = DONE[search.get('done') ?? '']
  if (!done) return null
  const on = parseCityDate(search.get('on') ?? '')
  const year = Number(search.get('adjusts'))
  const from = on.ok ? `（${inWareki(on.date)}から）` : ''
  const adjusts =
    Number.isInteger(year) && year > 2000 && year < 9000
      ? `${fiscalYearInWareki(fiscalYear(year))}はもう確定しているので、人数が変わるぶんは、確定した数字を書き換えず、${fiscalYearInWareki(fiscalYear(year + 1))}の「調整」に入ります。`
      : ''
  return `${done}${from}。本人に知らせました。${adjusts}`
}
