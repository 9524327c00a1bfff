import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type CertificateEvent, standingsOf } from '~/domain/certificate'
import { isEmployedOn, type Period, proposedChange, type Service } from '~/domain/certificate-orders'

const TODAY = cityDate('2028-11-15')
const day = cityDate

/** The last standing of a certificate granted on 17 October 2027, to 31 March 2031. */
function standingAfter(...events: CertificateEvent[]) {
  const grant = { event: 'grant' as const, on: day('2027-10-17'), conditionalThrough: null }
  const last = standingsOf([grant, ...events], 3).at(-1)
  if (!last) throw new Error('no standing')
  return last
}

function period(from: string, to: string | null = null): Period {
  return { from: day(from), to: to === null ? null : day(to) }
}

const IN_OFFICE: Service = { employments: [period('2015-04-01')], leaves: [] }

function away(...leaves: Period[]): Service {
  return { ...IN_OFFICE, leaves }
}

function left(...employments: Period[]): Service {
  return { employments, leaves: [] }
}

const suspended = { event: 'suspend' as const, on: day('2028-06-01') }
const ended = { event: 'leave' as const, on: day('2028-04-01') }

describe('a certificate against the orders', () => {
  test('asks for nothing where both agree', () => {
    expect(proposedChange(standingAfter(), IN_OFFICE, TODAY)).toBeNull()
    expect(proposedChange(standingAfter(suspended), away(period('2028-06-01')), TODAY)).toBeNull()
    expect(proposedChange(standingAfter(ended), left(period('2015-04-01', '2028-04-01')), TODAY)).toBeNull()
  })

  test('is to be suspended from the first day away, leaves that follow on each other being one', () => {
    const childcare = away(period('2028-06-01', '2028-09-01'), period('2028-09-01'))
    expect(proposedChange(standingAfter(), childcare, TODAY)).toEqual({ event: 'suspend', on: '2028-06-01' })
    expect(proposedChange(standingAfter(), away(period('2028-11-15')), TODAY)).toEqual({ event: 'suspend', on: TODAY })
    expect(proposedChange(standingAfter(), away(period('2028-11-16')), TODAY)).toBeNull()
  })

  test('granted while somebody is away, is to be suspended from that day', () => {
    expect(proposedChange(standingAfter(), away(period('2027-09-01')), TODAY)).toEqual({
      event: 'suspend',
      on: '2027-10-17',
    })
  })

  test('is to be resumed from the first day back, and not before the order', () => {
    const back = away(period('2028-06-01', '2028-11-01'))
    expect(proposedChange(standingAfter(suspended), back, TODAY)).toEqual({ event: 'resume', on: '2028-11-01' })
    expect(proposedChange(standingAfter(suspended), back, day('2028-10-31'))).toBeNull()
  })

  test('suspended by hand, without any leave in the data, is left alone', () => {
    expect(proposedChange(standingAfter(suspended), IN_OFFICE, TODAY)).toBeNull()
    expect(proposedChange(standingAfter(suspended), away(period('2026-01-01', '2026-06-01')), TODAY)).toBeNull()
  })

  test('is to be ended from the day after the last one in office, suspended or not', () => {
    const gone = left(period('2015-04-01', '2028-10-01'))
    expect(proposedChange(standingAfter(), gone, TODAY)).toEqual({ event: 'leave', on: '2028-10-01' })
    expect(proposedChange(standingAfter(suspended), gone, TODAY)).toEqual({ event: 'leave', on: '2028-10-01' })
    expect(proposedChange(standingAfter(), gone, day('2028-09-30'))).toBeNull()
  })

  test('that had expired before somebody left asks for nothing; one that expired since is still to be ended', () => {
    const expired = standingAfter(
      { event: 'suspend', on: day('2027-11-01') },
      { event: 'resume', on: day('2027-11-20') },
    )
    expect(proposedChange(expired, left(period('2015-04-01', '2033-04-01')), day('2034-01-01'))).toBeNull()
    expect(proposedChange(standingAfter(), left(period('2015-04-01', '2030-04-01')), day('2034-01-01'))).toEqual({
      event: 'leave',
      on: '2030-04-01',
    })
  })

  test('whose holder is in office again may restart, as long as it has not run out', () => {
    const again = left(period('2015-04-01', '2028-04-01'), period('2028-11-01'))
    expect(proposedChange(standingAfter(ended), again, TODAY)).toEqual({ event: 'restart', on: '2028-11-01' })
    const late = left(period('2015-04-01', '2028-04-01'), period('2031-04-01'))
    expect(proposedChange(standingAfter(ended), late, day('2031-05-01'))).toBeNull()
    const resigned = standingAfter({ event: 'resign', on: day('2028-04-01') })
    expect(proposedChange(resigned, again, TODAY)).toBeNull()
  })

  test('of somebody reappointed on the very next day may restart from that day', () => {
    const atOnce = left(period('2015-04-01', '2028-04-01'), period('2028-04-01'))
    expect(proposedChange(standingAfter(ended), atOnce, day('2028-04-02'))).toEqual({
      event: 'restart',
      on: '2028-04-01',
    })
    expect(proposedChange(standingAfter(), atOnce, TODAY)).toBeNull()
  })

  test('that was revoked follows no order', () => {
    const revoked = standingAfter({ event: 'revoke', on: day('2028-05-01') })
    expect(proposedChange(revoked, left(period('2015-04-01', '2028-10-01')), TODAY)).toBeNull()
  })
})

test('somebody is employed from the first day to the one before the last period ends', () => {
  const service = left(period('2015-04-01', '2028-04-01'), period('2028-11-01'))
  const on = ['2015-03-31', '2015-04-01', '2028-03-31', '2028-04-01', '2028-10-31', '2028-11-01']
  expect(on.map((one) => isEmployedOn(service, day(one)))).toEqual([false, true, true, false, false, true])
})
