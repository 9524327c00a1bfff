/** What a numbered certificate (認定証) is on a day: its own grant only, whatever was granted before or after. */
import type { CityDate } from './calendar'
import { type CertificateState, limitOf, type Standing, standingOn, stateOn } from './certificate'

/**
 * What anybody may know of a certificate: that somebody is on leave or has left is nobody's business, so all that is
 * not valid and not revoked is told by one word.
 */
export type PublicState = 'valid' | 'expired' | 'revoked'

/** The standings that one grant left, in the order of their days. */
export function standingsOfGrant(standings: readonly Standing[], grantedOn: CityDate): Standing[] {
  return standings.filter((standing) => standing.grantedOn === grantedOn)
}

/** The state and the last day of a grant on a day; null before it, and where it was taken back as a mistake. */
export function grantOn(
  standings: readonly Standing[],
  grantedOn: CityDate,
  day: CityDate,
): { standing: Standing; state: CertificateState; limit: CityDate } | null {
  const standing = standingOn(standingsOfGrant(standings, grantedOn), day)
  const state = standing && stateOn(standing, day)
  return standing && state ? { standing, state, limit: limitOf(standing) } : null
}

/** @param state null: there is no such grant any more */
export function publicState(state: CertificateState | null): PublicState {
  if (state === null || state === 'revoked') return 'revoked'
  return state === 'valid' ? 'valid' : 'expired'
}
