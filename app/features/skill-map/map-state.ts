import type { StaffCounted } from '~/domain/skill-map'
import type { MapMeasure } from '~/domain/terms'

/* What of the map is shown, as its address says it: any view can be sent as a link. */

const SHOWN = { people: 'count', median: 'median', gap: 'gap' } as const satisfies Record<string, MapMeasure>
type Shown = keyof typeof SHOWN

export const DEFAULT_LEVEL = 2
/** 部局長 begin at their own department; this shows them all. */
export const ALL_DEPARTMENTS = 'all'
/** In place of a unit's code: the people who belong to the unit looked at itself, and to none below it. */
export const DIRECTLY = '-'

/** `''` in a text: what is usual. Days stand as they were written. */
export type MapState = {
  level: number
  show: Shown
  category: string
  unit: string
  /** Whom the numbers count; where only publications are shown, always regular staff. */
  staff: StaffCounted
  asOf: string
  compare: string
  view: 'chart' | 'table'
  cell: string
}

export function measureOf(state: { show: Shown }): MapMeasure {
  return SHOWN[state.show]
}

/** The cell in an address: `D03.AUT-RPA`. */
export function cellIn(state: MapState): { unitCode: string; skillCode: string } | null {
  const dot = state.cell.lastIndexOf('.')
  return dot < 1 ? null : { unitCode: state.cell.slice(0, dot), skillCode: state.cell.slice(dot + 1) }
}

/** The address of a view, usual values left out. */
export function mapHref(state: MapState, changes: Partial<MapState> = {}, path = '/map'): string {
  const wanted = { ...state, ...changes }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== '' && value !== USUAL[name as keyof MapState]) search.set(name, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

const USUAL: Partial<MapState> = { level: DEFAULT_LEVEL, show: 'people', staff: 'regular', view: 'chart' }

/** How the addresses of all cells of one view begin. */
export function cellHrefStart(state: MapState): string {
  const base = mapHref(state, { cell: '' })
  return `${base}${base.includes('?') ? '&' : '?'}cell=`
}

/** The numbers to choose from, in words. */
export const MEASURES: readonly { value: Shown; label: (level: number) => string }[] = [
  { value: 'people', label: (level) => `レベル${level}以上の人数` },
  { value: 'median', label: () => '中央値' },
  { value: 'gap', label: () => '役割との差' },
]
