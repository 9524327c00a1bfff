import { addDays, type CityDate, compareDates } from '~/domain/calendar'
import {
  CERTIFIED_ROLES,
  type CertificateState,
  type CertifiedRole,
  limitOf,
  standingOn,
  stateOn,
} from '~/domain/certificate'
import type { Career } from '~/domain/goals'
import type { HoldersParams } from './holders-params'
import { HOLDER_STATES, type HolderState } from './holders-words'

/** What one certificate of a person is on a day. */
export type Held = {
  personId: number
  role: CertifiedRole
  state: CertificateState
  grantedOn: CityDate
  /** The last day, of the condition where there is one. */
  limit: CityDate
  conditional: boolean
}

export function heldOn({ personId, certificates }: Career, day: CityDate): Held[] {
  return CERTIFIED_ROLES.flatMap((role) => {
    const standing = standingOn(certificates[role], day)
    const state = standing && stateOn(standing, day)
    if (!standing || !state) return []
    const conditional = state === 'valid' && standing.conditionalThrough !== null
    return [{ personId, role, state, grantedOn: standing.grantedOn, limit: limitOf(standing), conditional }]
  })
}

type Filter = Pick<HoldersParams, 'role' | 'state' | 'within'>

export function isAsked(held: Held, { role, state, within }: Filter, today: CityDate): boolean {
  if (role !== '' && held.role !== role) return false
  if (state !== '' && !isInState(held, state)) return false
  return within === '' || (held.state === 'valid' && held.limit <= addDays(today, Number(within)))
}

function isInState({ state, conditional }: Held, asked: HolderState): boolean {
  return asked === 'conditional' ? conditional : state === asked
}

export function countsOf(held: readonly Held[]): { state: HolderState; certificates: number }[] {
  return HOLDER_STATES.map((state) => ({ state, certificates: held.filter((one) => isInState(one, state)).length }))
}

const ORDER: readonly CertificateState[] = ['valid', 'suspended', 'expired', 'ended', 'revoked']

/** What runs out first stands first; what counts no more comes last. */
export function byLimit(a: Held, b: Held): number {
  const rank = ORDER.indexOf(a.state) - ORDER.indexOf(b.state)
  return rank || compareDates(a.limit, b.limit) || a.personId - b.personId
}
