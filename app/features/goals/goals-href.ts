import type { GoalsParams } from './goals-params'

/* Addresses stand apart from their parameters, so that no page brings the validation along. */

/** The address of a view. */
export function goalsHref(
  state: { role: string; asOf: string; view: string },
  change: Partial<GoalsParams> = {},
  path = '/goals',
): string {
  const { role, asOf, view } = { ...state, ...change }
  const search = new URLSearchParams()
  if (role !== 'DX_LEADER') search.set('role', role)
  if (asOf !== '') search.set('asOf', asOf)
  if (view !== 'chart') search.set('view', view)
  const query = search.toString()
  return query === '' ? path : `${path}?${query}`
}

/** The people behind a figure. */
export function goalPeopleHref(asked: {
  role: string
  asOf: string
  line?: string
  limit?: string
  unit?: string
  direct?: string
  unmet?: string
}): string {
  const search = new URLSearchParams({ role: asked.role, line: asked.line ?? 'closing', asOf: asked.asOf })
  for (const name of ['limit', 'unit', 'direct', 'unmet'] as const) if (asked[name]) search.set(name, asked[name])
  return `/goals/people?${search}`
}

/** The ledger department by department, or by the sections of one. */
export function goalPlacesHref({ role, asOf, unit }: { role: string; asOf: string; unit: string }): string {
  const search = new URLSearchParams({ role, asOf })
  if (unit !== '') search.set('unit', unit)
  return `/goals/places?${search}`
}
