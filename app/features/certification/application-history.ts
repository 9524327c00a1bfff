import type { CityDate } from '~/domain/calendar'
import { conditionInWords, conditionOf, outcomeWord } from '~/domain/decided'
import { dayInWords } from '~/domain/session-words'
import type { StoredApplication } from '~/facts/applications'
import { tookPartIn } from '~/facts/committees'

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
  take_back_decision: '決定の記録を取り消した',
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
      what: one.event === 'decide' ? decisionWords(one) : WORDS[one.event],
      comment: one.comment ?? conditionWords(one),
    }))
}

/** What was decided, and by how many of a committee. */
function decisionWords({ detail }: RecordedEvent): string {
  const members = tookPartIn(detail).length
  const what = `${outcomeWord(detail)}と決めた`
  return members > 0 ? `${what}（委員 ${members} 人で審査）` : what
}

/** 残る課題 and until when, of a certificate on a condition. */
export function conditionWords({ detail }: RecordedEvent): string | null {
  const condition = conditionOf(detail)
  return condition && `残る課題：${conditionInWords(condition)}`
}

/** By name; 事務局 by its own, where whoever acted for it is no member of staff. */
function doneBy({ byPersonId, event }: RecordedEvent, names: ReadonlyMap<number, string>): string | null {
  const name = byPersonId === null ? undefined : names.get(byPersonId)
  if (name !== undefined) return `${name}さん`
  return event === 'time_out' ? null : '事務局'
}
