/**
 * Certificates (認定証): what one is on a day follows from its dated events, so that nothing has to run for it to
 * expire. An event's day is the first on which it is so. Source: certification rules › `statusModel`; domain notes §6.3,
 * §6.4, §6.10, §9.
 */
import { addDays, addMonths, type CityDate, fiscalYear, fiscalYearEnd, fiscalYearOf, monthEnd } from './calendar'

export const CERTIFIED_ROLES = ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST'] as const
export type CertifiedRole = (typeof CERTIFIED_ROLES)[number]

export type CertificateState = 'valid' | 'suspended' | 'expired' | 'revoked' | 'ended'

export type CertificateEvent =
  | { event: 'grant'; on: CityDate; conditionalThrough: CityDate | null }
  | { event: 'restart'; on: CityDate; requestedOn: CityDate }
  /** `through`: the term of the master's certificate, to which a leader's is extended with it; null for its own. */
  | { event: 'renew'; on: CityDate; through: CityDate | null }
  | { event: CertificateChange; on: CityDate }
type CertificateChange = 'condition_met' | 'suspend' | 'resume' | 'revive' | 'leave' | 'resign' | 'revoke'

/** A certificate as its events up to `since` have left it; that a limit has passed is told by `stateOn`. */
export type Standing = {
  state: 'valid' | 'suspended' | 'ended' | 'revoked'
  /** Day of the last event. */
  since: CityDate
  lastEvent: CertificateEvent['event']
  grantedOn: CityDate
  /** Last day of its own term. */
  validThrough: CityDate
  /** Last day to meet the condition; null when there is none, or it is met. */
  conditionalThrough: CityDate | null
}

/** Longest time away by which a limit is extended, and in which it does not run out. */
const LONGEST_EXTENSION_MONTHS = 24
const REVIVAL_MONTHS = 12
const LATE_REQUEST_DAYS = 30

const LATER_STANDS =
  'この日より後の出来事が、もう記録されています。日付を確かめるか、後の出来事を先に取り消してください。'

/** The last day on which it is valid if nothing more happens. */
export function limitOf({
  validThrough,
  conditionalThrough,
}: Pick<Standing, 'validThrough' | 'conditionalThrough'>): CityDate {
  return conditionalThrough ?? validThrough
}

/** The last day of validity of a certificate granted on a day: 31 March, `years` fiscal years later. */
export function validThroughOf(grantedOn: CityDate, years: number): CityDate {
  return fiscalYearEnd(fiscalYear(fiscalYearOf(grantedOn) + years))
}

/** What a certificate is at the end of a day; null before its last event (ask an earlier standing then). */
export function stateOn(standing: Standing, day: CityDate): CertificateState | null {
  if (day < standing.since) return null
  switch (standing.state) {
    case 'ended':
    case 'revoked':
      return standing.state
    case 'valid':
      return day <= limitOf(standing) ? 'valid' : 'expired'
    case 'suspended':
      return day <= lastDaySuspended(standing) ? 'suspended' : 'expired'
  }
}

/** The first day on which a standing changes by itself: it expires. Null when it never does. */
export function expiresOn(standing: Standing): CityDate | null {
  if (standing.state === 'valid') return addDays(limitOf(standing), 1)
  if (standing.state === 'suspended') return addDays(lastDaySuspended(standing), 1)
  return null
}

type Followed = { ok: true; standing: Standing } | { ok: false; why: string }

/**
 * What a certificate is after an event.
 * @param before null when there is none yet
 * @param years length of a term in fiscal years (rule › validity.fiscalYears)
 * @returns the standing, or in Japanese why this event cannot happen on its day
 */
export function afterEvent(before: Standing | null, event: CertificateEvent, years: number): Followed {
  const on = event.event === 'restart' ? restartDay(event) : event.on
  const state = before && stateOn(before, on)
  const why = whyNot(before, state, event, on)
  if (why !== null) return { ok: false, why }
  if (event.event === 'grant') {
    const { conditionalThrough } = event
    const validThrough = validThroughOf(on, years)
    return {
      ok: true,
      standing: { state: 'valid', since: on, lastEvent: 'grant', grantedOn: on, validThrough, conditionalThrough },
    }
  }
  if (before === null) throw new RangeError(`${event.event} without a certificate`)
  return {
    ok: true,
    standing: { ...before, ...changed(before, event, on, years), since: on, lastEvent: event.event },
  }
}

/** Every standing in turn. @throws RangeError at an event that cannot have happened */
export function standingsOf(events: readonly CertificateEvent[], years: number): Standing[] {
  const standings: Standing[] = []
  for (const event of [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const followed = afterEvent(standings.at(-1) ?? null, event, years)
    if (!followed.ok) throw new RangeError(`${event.event} on ${event.on}: ${followed.why}`)
    standings.push(followed.standing)
  }
  return standings
}

/** The standing that counts on a day; null before the first. @param standings in the order of their days */
export function standingOn(standings: readonly Standing[], day: CityDate): Standing | null {
  return standings.findLast((one) => one.since <= day) ?? null
}

/** The role as which somebody counts: a master counts as master only, whatever their leader's certificate says. */
export function countedRole(
  certificates: { leader: readonly Standing[]; master: readonly Standing[] },
  day: CityDate,
): 'DX_LEADER' | 'DX_MASTER' | null {
  if (isValidOn(certificates.master, day)) return 'DX_MASTER'
  return isValidOn(certificates.leader, day) ? 'DX_LEADER' : null
}

export function isValidOn(standings: readonly Standing[], day: CityDate): boolean {
  const standing = standingOn(standings, day)
  return standing !== null && stateOn(standing, day) === 'valid'
}

/** Asked for more than 30 days after coming back, it restarts only on the day of asking. */
function restartDay({ on, requestedOn }: { on: CityDate; requestedOn: CityDate }): CityDate {
  return requestedOn > addDays(on, LATE_REQUEST_DAYS) ? requestedOn : on
}

function changed(
  before: Standing,
  event: Exclude<CertificateEvent, { event: 'grant' }>,
  on: CityDate,
  years: number,
): Partial<Standing> & Pick<Standing, 'state'> {
  switch (event.event) {
    case 'condition_met':
      return { state: 'valid', conditionalThrough: null }
    case 'renew':
      return { state: 'valid', validThrough: event.through ?? yearsLater(before.validThrough, years) }
    case 'suspend':
      return { state: 'suspended' }
    case 'resume':
      return { state: 'valid', ...extended(before, monthsAway(before.since, on)) }
    case 'revive':
      return before.conditionalThrough === null
        ? { state: 'valid', validThrough: yearsLater(before.validThrough, years) }
        : { state: 'valid', conditionalThrough: null }
    case 'restart':
      return { state: 'valid' }
    case 'leave':
    case 'resign':
      return { state: 'ended' }
    case 'revoke':
      return { state: 'revoked' }
  }
}

function whyNot(
  before: Standing | null,
  state: CertificateState | null,
  event: CertificateEvent,
  on: CityDate,
): string | null {
  if (event.event === 'grant') {
    if (before !== null && state === null) return LATER_STANDS
    return state === 'valid' || state === 'suspended' ? '認定証がもうあります。' : null
  }
  if (before === null) return '認定証がありません。'
  if (state === null) return LATER_STANDS
  const need = (states: readonly CertificateState[], words: string) => (states.includes(state) ? null : words)
  switch (event.event) {
    case 'condition_met':
      if (before.conditionalThrough === null) return '条件付きの認定ではありません。'
      return state === 'valid' && on <= before.conditionalThrough ? null : '条件の期限を過ぎています。'
    case 'renew':
      if (state !== 'valid' || on > before.validThrough)
        return '有効な認定証だけを更新できます。期限が過ぎたときは復活です。'
      if (event.through !== null) return null
      return fiscalYearOf(on) === fiscalYearOf(before.validThrough) ? null : '更新は、期限の属する年度にできます。'
    case 'suspend':
    case 'resign':
      return need(['valid'], '有効な認定証ではありません。')
    case 'resume':
      return need(['suspended'], '停止中の認定証ではありません。')
    case 'leave':
    case 'revoke':
      return need(['valid', 'suspended'], '有効でも停止中でもありません。')
    case 'revive':
      if (state !== 'expired' || before.state !== 'valid') return '失効した認定証だけを復活できます。'
      return on <= addMonths(limitOf(before), REVIVAL_MONTHS) ? null : '期限から 12 か月を過ぎています。'
    case 'restart':
      if (state !== 'ended' || before.lastEvent !== 'leave') return '退職などで終わった認定証だけを再開できます。'
      return on <= limitOf(before) ? null : '認定証の期限を過ぎています。'
  }
}

/** A time away moves the limits on by its months: the term to the end of that fiscal year, a condition to that month's. */
function extended(before: Standing, months: number): Pick<Standing, 'validThrough' | 'conditionalThrough'> {
  const { validThrough, conditionalThrough } = before
  return {
    validThrough: fiscalYearEnd(fiscalYearOf(addMonths(validThrough, months))),
    conditionalThrough: conditionalThrough && monthEnd(addMonths(conditionalThrough, months)),
  }
}

/** Months from a day to another, a part of a month as one, 24 at most. */
function monthsAway(from: CityDate, to: CityDate): number {
  let months = 1
  while (months < LONGEST_EXTENSION_MONTHS && addMonths(from, months) < to) months += 1
  return months
}

function lastDaySuspended(standing: Standing): CityDate {
  return addMonths(limitOf(standing), LONGEST_EXTENSION_MONTHS)
}

function yearsLater(lastDay: CityDate, years: number): CityDate {
  return fiscalYearEnd(fiscalYear(fiscalYearOf(lastDay) + years))
}
