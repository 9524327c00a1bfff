/* Where the figures of a sheet come from (rule 3). */

/** The address of a sheet. */
export function sheetHref(
  sheet: { number: number; fiscalYear: number; version?: number; askedDay?: string | null },
  path = '',
): string {
  const version = sheet.version === undefined ? '' : `&version=${sheet.version}`
  const day = sheet.askedDay ? `&asOf=${sheet.askedDay}` : ''
  return `/sheets/${sheet.number}${path}?year=${sheet.fiscalYear}${version}${day}`
}

/** The ledger that leads to a net increase. */
export function ledgerHref(role: string, day: string): string {
  return `/goals?${new URLSearchParams({ role, asOf: day })}#ledger`
}

/** The people of a line of the ledger. */
export function peopleHref(role: string, line: string, day: string): string {
  return `/goals/people?${new URLSearchParams({ role, line, asOf: day })}`
}

/** The officers in office, which the goals tell under their indicators. */
export function officersHref(day: string): string {
  return `/goals?${new URLSearchParams({ asOf: day })}#indicators`
}

const SOURCES: Readonly<Record<string, (day: string) => string>> = {
  'SUP-LITERACY': (day) => `/map?asOf=${day}`,
  'SUP-SECTION-LEADER': (day) => `/goals?asOf=${day}#sections`,
  'SUP-PROJECTS': () => '/practices#years',
  'SUP-HOURS': () => '/practices#years',
  'SUP-CULTURE': () => '/pulse?view=table',
}

/** Where a supporting measure is counted; null: nowhere in the portal yet. */
export function sourceOf(measure: string, day: string): string | null {
  return Object.hasOwn(SOURCES, measure) ? (SOURCES[measure]?.(day) ?? null) : null
}
