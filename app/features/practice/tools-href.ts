import type { ToolsState } from './tools.server'

/** The address of a list of tools; a change of what is looked for begins at its first page. */
export function toolsHref(state: ToolsState, changes: Partial<ToolsState> = {}): string {
  const { page, ...filters } = { ...state, page: 1, ...changes }
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  if (page > 1) search.set('page', String(page))
  return search.size > 0 ? `/tools?${search}` : '/tools'
}
