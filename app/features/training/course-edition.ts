/**
 * Which edition of a course stands: the id of what was recorded of it last, as text; empty before anything was. A form
 * carries it, so that a change that builds on an older edition is noticed.
 */
export function editionOf(periods: readonly { id: number }[]): string {
  return periods.length === 0 ? '' : String(Math.max(...periods.map((period) => period.id)))
}
