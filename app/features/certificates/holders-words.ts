import { CERTIFICATE_STATE_WORDS } from '~/domain/terms'
import type { HoldersParams } from './holders-params'

/** `conditional`: those of the valid ones that have still to meet a condition. */
export const HOLDER_STATES = ['valid', 'conditional', 'suspended', 'expired', 'ended', 'revoked'] as const
export type HolderState = (typeof HOLDER_STATES)[number]

/** Days until a valid certificate runs out. */
export const HOLDER_WITHIN = ['180', '90', '30'] as const

export const HOLDER_STATE_WORDS = {
  ...CERTIFICATE_STATE_WORDS,
  conditional: 'うち条件付き',
} as const satisfies Record<HolderState, string>

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
