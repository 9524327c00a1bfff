import type { HoldersParams } from './holders-params'

/** The address of the list with some parameters changed; filters that say nothing are left out. */
export function holdersHref(
  params: HoldersParams,
  changed: Partial<HoldersParams>,
  path = '/certification/holders',
): string {
  const { role, state, within, q, page } = { ...params, page: 1, ...changed }
  const said = new URLSearchParams()
  if (role !== '') said.set('role', role)
  if (state !== '') said.set('state', state)
  if (within !== '') said.set('within', within)
  if (q !== '') said.set('q', q)
  if (page > 1) said.set('page', String(page))
  return said.size > 0 ? `${path}?${said}` : path
}

export function holderHref(staffNumber: string): string {
  return `/certification/holders/${encodeURIComponent(staffNumber)}`
}
