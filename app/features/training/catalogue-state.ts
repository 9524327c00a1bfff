import type { CatalogueState } from './catalogue-params'

/** The address of the catalogue with some of its state changed; what says nothing is left out. */
export function catalogueHref(state: CatalogueState, change: Partial<CatalogueState>): string {
  const next = { ...state, ...change }
  const entries = Object.entries(next).filter(([name, value]) => value !== '' && !(name === 'view' && value === 'list'))
  const search = new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search === '' ? '/training' : `/training?${search}`
}
