/* Addresses stand apart from their parameters, so that no page brings the validation along. */

export type WayState = {
  role: string
  view: 'chart' | 'table'
  /** Moves of the what-if that are ticked; null: all of them. */
  ticked: readonly string[] | null
}

/** The address of a view of one's own way. */
export function wayHref(state: WayState, change: Partial<WayState> = {}): string {
  const { role, view, ticked } = { ...state, ...change }
  const search = new URLSearchParams({ role })
  if (view !== 'chart') search.set('view', view)
  if (ticked !== null) {
    search.set('if', '1')
    for (const key of ticked) search.append('a', key)
  }
  return `/me/certification?${search}`
}

export function applicationHref(role: string): string {
  return `/me/certification/application?role=${role}`
}
