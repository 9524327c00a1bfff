import { type CityDate, compareDates, fiscalYearOf, fiscalYearStart, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, expiresOn } from '~/domain/certificate'
import { builtOn, isByOrder, isDecided, type StandingEvent } from '~/domain/certificate-changes'
import { type Career, movementsOf } from '~/domain/goals'
import { CERTIFICATE_EVENT_WORDS, LEDGER_WORDS, roleWord } from '~/domain/terms'
import type { RecordedChange } from '~/facts/certificate-history'

export type HistoryRow = {
  key: string
  /** null: it follows from the dates by itself. */
  eventId: number | null
  on: CityDate
  role: string
  what: string
  /** What it left of the certificate. */
  left: string
  number: string | null
  /** The application by which it was decided, for those who may open it. */
  applicationId: number | null
  note: string | null
  entered: string
  /** By whom and when it was taken back; null: it stands. */
  takenBack: string | null
  mayTakeBack: boolean
  /** It was decided: where that is wrong, it is put right with the application. */
  mayCorrect: boolean
  /** What would have to be taken back before; null: nothing. */
  first: string | null
}

type For = { isOffice: boolean; isSelf: boolean }

/** Everything that was recorded of somebody's certificates, and what followed by itself up to a day, the latest first. */
export function historyRows(
  history: readonly RecordedChange[],
  career: Career,
  { today, ...viewer }: For & { today: CityDate },
): HistoryRow[] {
  const standing = history.filter(({ takenBackOn }) => takenBackOn === null)
  const recorded = history.map((one) => recordedRow(one, standing, viewer))
  return [...recorded, ...expiries(career, today), ...moves(career, today)]
    .sort((a, b) => compareDates(a.on, b.on))
    .reverse()
}

function recordedRow(one: RecordedChange, standing: readonly StandingEvent[], viewer: For): HistoryRow {
  const { eventId, event, on, role, number, applicationId, note, enteredOn, enteredBy, takenBackOn, takenBackBy } = one
  const maySeeApplication = viewer.isOffice && !viewer.isSelf
  return {
    key: String(eventId),
    eventId,
    on,
    role: roleWord(role),
    what: CERTIFICATE_EVENT_WORDS[event],
    left: leftInWords(one),
    number,
    applicationId: maySeeApplication ? applicationId : null,
    mayCorrect: maySeeApplication && applicationId !== null && takenBackOn === null && isDecided(event),
    note,
    entered: `${inWareki(enteredOn)}　${enteredBy ?? (isDecided(event) ? '決定による' : '運用担当・取込み')}`,
    takenBack: takenBackOn && `${inWareki(takenBackOn)}に${takenBackBy ?? '運用担当・取込み'}が取り消した`,
    ...takingBack(one, standing, viewer),
  }
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
  const mayRecord = isOffice || isByOrder(event)
  if (takenBackOn !== null || isDecided(event) || isSelf || !mayRecord) return { mayTakeBack: false, first: null }
  const [latest] = builtOn(standing, eventId)
  return latest
    ? { mayTakeBack: false, first: `「${CERTIFICATE_EVENT_WORDS[latest.event]}」が先` }
    : { mayTakeBack: true, first: null }
}

/** Days on which a certificate ran out, unless something else happened before or on that very day. */
function expiries({ certificates }: Career, today: CityDate): HistoryRow[] {
  return CERTIFIED_ROLES.flatMap((role) =>
    certificates[role].flatMap((standing, index) => {
      const on = expiresOn(standing)
      const next = certificates[role][index + 1]
      if (on === null || on > today || (next && next.since <= on)) return []
      return [byItself(`expired-${role}-${on}`, on, roleWord(role), '失効')]
    }),
  )
}

/** Days on which the person moved from one count to the other. */
function moves(career: Career, today: CityDate): HistoryRow[] {
  const [first] = CERTIFIED_ROLES.flatMap((role) => career.certificates[role].map(({ since }) => since)).sort(
    compareDates,
  )
  if (!first) return []
  return movementsOf(career, fiscalYearStart(fiscalYearOf(first)), today)
    .filter(({ line }) => line === 'promoted' || line === 'returned')
    .map(({ line, on, role }) =>
      byItself(
        `${line}-${on}`,
        on,
        `${roleWord(role)}${line === 'promoted' ? 'の人数から' : 'の人数へ'}`,
        LEDGER_WORDS[line],
      ),
    )
}

function byItself(key: string, on: CityDate, role: string, what: string): HistoryRow {
  const nothing = {
    eventId: null,
    left: '',
    number: null,
    applicationId: null,
    note: null,
    takenBack: null,
    first: null,
  }
  return { key, on, role, what, entered: '日付から決まる', mayTakeBack: false, mayCorrect: false, ...nothing }
}
