import type { PublicState } from '~/domain/certificate-standing'
import type { MarkedState } from '~/ui/state-mark'

export const PUBLIC_STATE_WORDS = {
  valid: '有効',
  expired: '有効ではありません',
  revoked: '取り消されています',
} as const satisfies Record<PublicState, string>

export const PUBLIC_STATE_MARKS = { valid: 'ok', expired: 'wait', revoked: 'no' } as const satisfies Record<
  PublicState,
  MarkedState
>
