import type { z } from 'zod'
import type { practicesParams } from './practices-params'

export type PracticesState = z.output<typeof practicesParams>

/** The address of a list; a change of what is looked for begins at its first page. */
export function practicesHref(state: PracticesState, changes: Partial<PracticesState> = {}): string {
  const { page, ...filters } = { ...state, page: 1, ...changes }
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  if (page > 1) search.set('page', String(page))
  return search.size > 0 ? `/practices?${search}` : '/practices'
}
