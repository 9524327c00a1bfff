/**
 * Warnings before a limit: of a certificate to its holder, of an officer's term to 事務局. Each is told once, on its day or,
 * if nobody could tell it then, on the first day after. Source: certification rules › `appointments.warningsMonthsBeforeEnd`;
 * domain notes §6.5.
 */
import { addDays, addMonths, type CityDate } from './calendar'

/** Days before a certificate's limit, and months before the end of an officer's term, the earliest first. */
export const CERTIFICATE_WARNING_DAYS = [180, 90, 30] as const
const TERM_WARNING_MONTHS = [12, 6, 3] as const

/**
 * The warning of a certificate that is due on a day.
 * @param limit its last day
 * @param told the last warning told of this limit, in days before it; null: none
 * @returns days before the limit; null: none is due, those before have been told, or the limit has passed
 */
export function certificateWarning(limit: CityDate, day: CityDate, told: number | null): number | null {
  return due(CERTIFICATE_WARNING_DAYS, (days) => addDays(limit, -days), { limit, day, told })
}

/** The same of an officer's term, in months before its last day. */
export function termWarning(limit: CityDate, day: CityDate, told: number | null): number | null {
  return due(TERM_WARNING_MONTHS, (months) => addMonths(limit, -months), { limit, day, told })
}

/** Of several that fell due while nobody told them, only the last: the others say what is no longer so. */
function due(
  stages: readonly number[],
  dayOfStage: (stage: number) => CityDate,
  { limit, day, told }: { limit: CityDate; day: CityDate; told: number | null },
): number | null {
  if (day > limit) return null
  const reached = stages.findLast((stage) => dayOfStage(stage) <= day)
  return reached === undefined || (told !== null && told <= reached) ? null : reached
}
