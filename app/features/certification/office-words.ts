import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { APPLICATION_STATE_WORDS } from '~/domain/terms'

/** As 事務局 sorts applications; `decision`: it has everything, and 事務局 decides. In the order of what is theirs to do. */
export const OFFICE_STATES = [
  'submitted',
  'decision',
  'signoff_pending',
  'recommendation_pending',
  'committee_pending',
] as const
export type OfficeState = (typeof OFFICE_STATES)[number]

export const OFFICE_STATE_WORDS: Readonly<Record<OfficeState, string>> = {
  ...APPLICATION_STATE_WORDS,
  submitted: '受付待ち',
  decision: '決定待ち',
}

/** An open application, for a row. */
export type OfficeApplication = {
  applicationId: number
  personId: number
  role: CertifiedRole
  name: string
  staffNumber: string | null
  unitName: string
  roleWord: string
  stage: string
  state: OfficeState
  /** Whom it waits for. */
  waitsFor: string
  since: string
  waitedDays: number
  decideBy: string
  decideByDay: CityDate
}
