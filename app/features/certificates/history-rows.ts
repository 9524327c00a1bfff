import { type CityDate, inWareki } from '~/domain/calendar'
import { builtOn, CHANGES_BY_ORDER, isDecided, type StandingEvent } from '~/domain/certificate-changes'
import { CERTIFICATE_EVENT_WORDS, roleWord } from '~/domain/terms'
import type { RecordedChange } from '~/facts/certificate-history'

export type HistoryRow = {
  eventId: number
  on: CityDate
  role: string
  what: string
  /** What it left of the certificate. */
  left: string
  note: string | null
  entered: string
  /** By whom and when it was taken back; null: it stands. */
  takenBack: string | null
  mayTakeBack: boolean
  /** What would have to be taken back before; null: nothing. */
  first: string | null
}

type For = { isOffice: boolean; isSelf: boolean }

/** Everything that was recorded of somebody's certificates, the latest first. */
export function historyRows(history: readonly RecordedChange[], viewer: For): HistoryRow[] {
  const standing = history.filter(({ takenBackOn }) => takenBackOn === null)
  return [...history].reverse().map((one) => ({
    eventId: one.eventId,
    on: one.on,
    role: roleWord(one.role),
    what: CERTIFICATE_EVENT_WORDS[one.event],
    left: leftInWords(one),
    note: one.note,
    entered: `${inWareki(one.enteredOn)}　${one.enteredBy ?? '運用担当・取込み'}`,
    takenBack: one.takenBackOn && `${inWareki(one.takenBackOn)}に${one.takenBackBy ?? '運用担当・取込み'}が取り消した`,
    ...takingBack(one, standing, viewer),
  }))
}

function leftInWords({ event, validThrough, conditionalThrough }: RecordedChange): string {
  if (event === 'leave' || event === 'resign' || event === 'revoke') return ''
  if (event === 'suspend') return 'そのあいだ失効しない'
  if (conditionalThrough) return `条件の期限 ${inWareki(conditionalThrough)}`
  return validThrough ? `期限 ${inWareki(validThrough)}` : ''
}

function takingBack(
  { eventId, event, takenBackOn }: RecordedChange,
  standing: readonly StandingEvent[],
  { isOffice, isSelf }: For,
): Pick<HistoryRow, 'mayTakeBack' | 'first'> {
  const mayRecord = isOffice || CHANGES_BY_ORDER.some((one) => one === event)
  if (takenBackOn !== null || isDecided(event) || isSelf || !mayRecord) return { mayTakeBack: false, first: null }
  const [latest] = builtOn(standing, eventId)
  return latest
    ? { mayTakeBack: false, first: `「${CERTIFICATE_EVENT_WORDS[latest.event]}」が先` }
    : { mayTakeBack: true, first: null }
}
