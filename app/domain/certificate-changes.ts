/**
 * What the office records of certificates (認定証) outside applications: which changes there are, which may follow, and
 * which recorded events others build on. Source: certification rules › `statusModel.certificate`; domain notes §6.3,
 * §6.4, §6.10.
 */
import { type CityDate, inWareki } from './calendar'
import { type CertificateEvent, type CertifiedRole, limitOf, type Standing } from './certificate'
import { CERTIFICATE_EVENT_WORDS } from './terms'

/** They follow from orders (発令): 職員課 records them, too. */
export const CHANGES_BY_ORDER = ['suspend', 'resume', 'leave'] as const

/** Does a change follow from an order? */
export function isByOrder(event: CertificateEvent['event']): boolean {
  return CHANGES_BY_ORDER.some((one) => one === event)
}

/** Everything that is recorded without an application, in the order in which it is offered. */
export const OFFICE_CHANGES = [...CHANGES_BY_ORDER, 'restart', 'condition_met', 'resign', 'revoke'] as const
export type OfficeChange = (typeof OFFICE_CHANGES)[number]

/**
 * What may be recorded next of a certificate, whatever day it took effect: an order that comes late concerns a day on
 * which the certificate had not expired yet.
 * @param standing the last one that its events have left
 */
export function possibleChanges(standing: Standing): OfficeChange[] {
  const { state, since, lastEvent, conditionalThrough } = standing
  switch (state) {
    case 'valid':
      return ['suspend', 'leave', ...(conditionalThrough ? (['condition_met'] as const) : []), 'resign', 'revoke']
    case 'suspended':
      return ['resume', 'leave', 'revoke']
    case 'ended':
      return lastEvent === 'leave' && since <= limitOf(standing) ? ['restart'] : []
    case 'revoked':
      return []
  }
}

/** An event as it was recorded and not taken back. */
export type StandingEvent = { eventId: number; role: CertifiedRole; event: CertificateEvent['event']; on: CityDate }

/** Certifying, renewing and reviving are decided on applications: only a decision undoes them. */
export function isDecided(event: CertificateEvent['event']): boolean {
  return event === 'grant' || event === 'renew' || event === 'revive'
}

/**
 * The events that build on one: all that came after it in the same certificate, the latest first, as they have to be
 * taken back in this order.
 * @param events of one person, in the order of their days
 */
export function builtOn(events: readonly StandingEvent[], eventId: number): StandingEvent[] {
  const own = events.find((one) => one.eventId === eventId)
  if (!own) return []
  const ofRole = events.filter(({ role }) => role === own.role)
  return ofRole.slice(ofRole.indexOf(own) + 1).reverse()
}

/** What has to be taken back before an event, in Japanese; null: nothing builds on it. @param events as of `builtOn` */
export function whatBuildsOn(events: readonly StandingEvent[], { eventId, event }: StandingEvent): string | null {
  const later = builtOn(events, eventId)
  if (later.length === 0) return null
  const named = later.map((one) => `「${CERTIFICATE_EVENT_WORDS[one.event]}」（${inWareki(one.on)}）`).join('、')
  return `この${CERTIFICATE_EVENT_WORDS[event]}の上に、${named}が記録されています。新しいものから順に取り消してください。`
}
