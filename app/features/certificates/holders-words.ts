import { CERTIFICATE_STATE_WORDS } from '~/domain/terms'

/** `conditional`: those of the valid ones that have still to meet a condition. */
export const HOLDER_STATES = ['valid', 'conditional', 'suspended', 'expired', 'ended', 'revoked'] as const
export type HolderState = (typeof HOLDER_STATES)[number]

/** Days until a valid certificate runs out. */
export const HOLDER_WITHIN = ['180', '90', '30'] as const

export const HOLDER_STATE_WORDS = {
  ...CERTIFICATE_STATE_WORDS,
  conditional: 'うち条件付き',
} as const satisfies Record<HolderState, string>
