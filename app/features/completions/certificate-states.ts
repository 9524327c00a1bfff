import type { CertificateState } from '~/facts/outside-certificates'
import type { MarkedState } from '~/ui/state-mark'

export const CERTIFICATE_STATE_WORDS: Readonly<Record<CertificateState, string>> = {
  waiting: '確認待ち',
  accepted: '修了として記録',
  refused: '認められません',
  withdrawn: '取り下げ',
}

export const CERTIFICATE_MARKS: Readonly<Record<CertificateState, MarkedState>> = {
  waiting: 'near',
  accepted: 'ok',
  refused: 'no',
  withdrawn: 'wait',
}
