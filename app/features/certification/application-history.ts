import type { CityDate } from '~/domain/calendar'
import { dayInWords } from '~/domain/session-words'
import type { StoredApplication } from '~/facts/applications'

type RecordedEvent = StoredApplication['events'][number]

/** What happened to an application, by whom it was done. */
const WORDS: Readonly<Record<RecordedEvent['event'], string>> = {
  start: '下書きを始めた',
  submit: '申請した',
  return: '戻した',
  accept: '受け付けた',
  sign_off: '承認した',
  decline: '見送った',
  recommend: '推薦した',
  decide: '決定した',
  defer: '次の委員会に送った',
  request_review: '見直しを求めた',
  withdraw: '取り下げた',
  time_out: '期限までに決まらず、取下げになった',
}

/** What concerns the person alone. */
const PRIVATE: readonly RecordedEvent['event'][] = ['start']

/** The latest first, with names and reasons. */
export function historyWords(events: readonly RecordedEvent[], names: ReadonlyMap<number, string>, today: CityDate) {
  return [...events]
    .reverse()
    .filter(({ event }) => !PRIVATE.includes(event))
    .map((one) => ({
      eventId: one.eventId,
      on: dayInWords(one.on, today),
      by: doneBy(one, names),
      what:
        one.event === 'decide' ? (one.decision === 'certified' ? '認定と決めた' : '不認定と決めた') : WORDS[one.event],
      comment: one.comment,
    }))
}

/** By name; 事務局 by its own, where whoever acted for it is no member of staff. */
function doneBy({ byPersonId, event }: RecordedEvent, names: ReadonlyMap<number, string>): string | null {
  const name = byPersonId === null ? undefined : names.get(byPersonId)
  if (name !== undefined) return `${name}さん`
  return event === 'time_out' ? null : '事務局'
}
