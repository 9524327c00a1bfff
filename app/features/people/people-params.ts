import { z } from 'zod'

/** Whom a list shows, as its address says it; `unit`, `skill`, `level` and `only` come from a number on the map. */
export const peopleParams = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().max(40).catch(''),
  directly: z.enum(['', '1']).catch(''),
  skill: z.string().max(40).catch(''),
  level: z.coerce.number().int().min(0).max(4).catch(2),
  only: z.enum(['all', 'exactly', 'old', 'short', 'none']).catch('all'),
  asOf: z.string().max(40).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type PeopleState = z.output<typeof peopleParams>

export function peopleParamsOf(request: Request): z.input<typeof peopleParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof peopleParams>
}

/** The address of a list; a change of what is looked for begins at its first page. */
export function peopleHref(state: PeopleState, changes: Partial<PeopleState> = {}): string {
  const { q, unit, directly, skill, level, only, asOf, page } = { ...state, page: 1, ...changes }
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  if (unit) search.set('unit', unit)
  if (unit && directly) search.set('directly', directly)
  if (skill) search.set('skill', skill)
  if (skill) search.set('level', String(level))
  if (skill && only !== 'all') search.set('only', only)
  if (asOf) search.set('asOf', asOf)
  if (page > 1) search.set('page', String(page))
  return search.size > 0 ? `/people?${search}` : '/people'
}
