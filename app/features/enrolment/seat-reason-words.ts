import type { SeatReason } from '~/domain/seat-allocation'

const WORDS: Readonly<Record<SeatReason, string>> = {
  required: '認定の候補で、この研修が要る',
  turned_away: '前にこの研修で席がなかった',
  gap: '役割に足りないスキルが埋まる',
  time: '申し込んだ順',
}

/** Why somebody stands where they stand, the weightiest first; what is stored is not always one of today's reasons. */
export function seatReasons(reasons: readonly string[] | null): string[] {
  return (reasons ?? []).flatMap((reason) => (isReason(reason) ? [WORDS[reason]] : []))
}

/** The order of seats, as it is told to everybody. */
export const SEAT_ORDER = `席は、${WORDS.required}人、${WORDS.turned_away}人、${WORDS.gap}量の多い人、${WORDS.time}の順に決まります。`

function isReason(text: string): text is SeatReason {
  return Object.hasOwn(WORDS, text)
}
