import type { PeopleState, PlanState } from './plan-state'

/* Addresses stand apart from their parameters, so that no page brings the validation along. */

/** The address of the plan with something changed. */
export function planHref(state: PlanState, change: Partial<PlanState> = {}): string {
  const next = { ...state, ...change }
  const search = new URLSearchParams({ year: String(next.year) })
  if (next.version !== null) search.set('version', String(next.version))
  if (next.by !== 'course') search.set('by', next.by)
  if (next.kind !== 'all') search.set('kind', next.kind)
  if (next.course !== '') search.set('course', next.course)
  return `/training/plan?${search}`
}

/** The people behind a number, or (with a format) their file. */
export function peopleHref(asked: Partial<PeopleState> & { year: number }, format?: 'csv' | 'xlsx'): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== '' && value !== null && value !== undefined) search.set(name, String(value))
  }
  return `/training/plan/people${format ? `.${format}` : ''}?${search}`
}
