/**
 * Certificates (認定証) against personnel orders (発令): what an order asks to be recorded and nobody has recorded yet.
 * Source: certification rules › `statusModel.certificate` (suspend, resume, leave, restart); domain notes §6.3, §6.4.
 */
import { type CityDate, laterOf } from './calendar'
import { afterEvent, type CertificateEvent, type Standing } from './certificate'

/** From a day on; `to` is the first day on which it is no longer so, null while it lasts. */
export type Period = { from: CityDate; to: CityDate | null }

/** When somebody was employed, and away (休職・育休・派遣), each in the order of the days. */
export type Service = { employments: readonly Period[]; leaves: readonly Period[] }

export type ProposedChange = {
  event: 'suspend' | 'resume' | 'leave' | 'restart'
  /** The day from which it is so; of `restart` the day of the appointment. */
  on: CityDate
}

/**
 * The change that the orders up to today ask for; null where the certificate agrees with them, or cannot follow.
 * @param standing the last one that the certificate's events have left
 */
export function proposedChange(standing: Standing, service: Service, today: CityDate): ProposedChange | null {
  const proposed = orderedChange(standing, service, today)
  return proposed && afterEvent(standing, eventOf(proposed, today), 1).ok ? proposed : null
}

function orderedChange(standing: Standing, service: Service, today: CityDate): ProposedChange | null {
  const employed = joined(service.employments)
  const now = employed.find((one) => isWithin(one, today))
  if (!now) {
    const left = endedBy(employed, today)
    return left && { event: 'leave', on: laterOf(left, standing.since) }
  }
  const leaves = joined(service.leaves)
  const away = leaves.find((one) => isWithin(one, today))
  if (away) return { event: 'suspend', on: laterOf(away.from, standing.since) }
  if (standing.state === 'suspended') {
    const back = endedBy(leaves, today)
    return back !== null && back > standing.since ? { event: 'resume', on: back } : null
  }
  const reappointed = service.employments.find(({ from }) => from >= standing.since && from <= today)
  return standing.state === 'ended' && reappointed ? { event: 'restart', on: reappointed.from } : null
}

function eventOf({ event, on }: ProposedChange, today: CityDate): CertificateEvent {
  return event === 'restart' ? { event, on, requestedOn: today } : { event, on }
}

/** The first day after the last of these periods that has ended; null where none has. */
function endedBy(periods: readonly Period[], today: CityDate): CityDate | null {
  return periods.findLast(({ to }) => to !== null && to <= today)?.to ?? null
}

/** Was the person employed on a day? */
export function isEmployedOn({ employments }: Service, day: CityDate): boolean {
  return employments.some((one) => isWithin(one, day))
}

function isWithin({ from, to }: Period, day: CityDate): boolean {
  return from <= day && (to === null || day < to)
}

/** Periods that follow on each other without a day between, as one. */
function joined(periods: readonly Period[]): Period[] {
  const whole: Period[] = []
  for (const period of periods) {
    const last = whole.at(-1)
    if (!last || last.to === null || last.to < period.from) whole.push(period)
    else whole[whole.length - 1] = { from: last.from, to: period.to && laterOf(last.to, period.to) }
  }
  return whole
}
