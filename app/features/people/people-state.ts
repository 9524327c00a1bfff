import type { z } from 'zod'
import type { peopleParams } from './people-params'

export type PeopleState = z.output<typeof peopleParams>

/** The address of a list; a change of what is looked for begins at its first page. */
export function peopleHref(state: PeopleState, changes: Partial<PeopleState> = {}): string {
  const { q, unit, directly, skill, level, only, staff, asOf, page } = { ...state, page: 1, ...changes }
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  if (unit) search.set('unit', unit)
  if (unit && directly) search.set('directly', directly)
  if (skill) search.set('skill', skill)
  if (skill) search.set('level', String(level))
  if (skill && only !== 'all') search.set('only', only)
  if (skill && staff !== 'regular') search.set('staff', staff)
  if (asOf) search.set('asOf', asOf)
  if (page > 1) search.set('page', String(page))
  return search.size > 0 ? `/people?${search}` : '/people'
}
