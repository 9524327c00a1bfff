import type { OfficeParams } from './office-params'

/** The address of the page with some parameters changed; filters that say nothing are left out. */
export function officeHref(params: OfficeParams, changed: Partial<OfficeParams>, path = '/certification'): string {
  const { view, role, stage, state, within, page } = { ...params, page: 1, ...changed }
  const said = new URLSearchParams({ view })
  if (role !== '') said.set('role', role)
  if (view === 'candidates' && stage !== '') said.set('stage', stage)
  if (view === 'applications' && state !== '') said.set('state', state)
  if (view === 'expiring' && within !== 180) said.set('within', String(within))
  if (page > 1) said.set('page', String(page))
  return `${path}?${said}`
}
