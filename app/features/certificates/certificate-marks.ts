import type { CertificateState } from '~/domain/certificate'
import type { MarkedState } from '~/ui/state-mark'

export const CERTIFICATE_STATE_MARKS = {
  valid: 'ok',
  suspended: 'wait',
  expired: 'no',
  ended: 'no',
  revoked: 'no',
} as const satisfies Record<CertificateState, MarkedState>
