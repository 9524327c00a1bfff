import { gzippedKilobytes, type RouteScripts } from './client-scripts'

/** Gzip, in kB: what a first page may bring, and what a page opened after home may add. */
export const MOST_FIRST = 130
export const MOST_FURTHER = 40

export type RouteSize = { route: string; first: number; further: number }

export function sizesOf(routes: readonly RouteScripts[]): RouteSize[] {
  const home = routes.find(({ route }) => route === 'routes/home')?.scripts ?? new Set<string>()
  return routes.map(({ route, scripts }) => ({
    route,
    first: gzippedKilobytes(scripts),
    further: gzippedKilobytes([...scripts].filter((script) => !home.has(script))),
  }))
}
