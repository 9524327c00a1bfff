import type { CityDate } from '~/domain/calendar'

/** The deadlines as a page shows them, for the command to tell whether somebody has moved them since. */
export function seenDeadlines({ selfDueOn, confirmDueOn }: { selfDueOn: CityDate; confirmDueOn: CityDate }): string {
  return `${selfDueOn} ${confirmDueOn}`
}
