import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, cityDate } from '~/domain/calendar'
import { afterEvent, type CertificateEvent, type Standing, standingsOf } from '~/domain/certificate'
import { builtOn, isDecided, OFFICE_CHANGES, type OfficeChange, possibleChanges } from '~/domain/certificate-changes'

const GRANTED = cityDate('2027-10-17')
const LAST_DAY = cityDate('2036-04-01')

function eventOf(event: OfficeChange, on: ReturnType<typeof cityDate>): CertificateEvent {
  return event === 'restart' ? { event, on, requestedOn: on } : { event, on }
}

function standingAfter(...events: CertificateEvent[]): Standing {
  const conditional = { event: 'grant' as const, on: GRANTED, conditionalThrough: cityDate('2028-09-30') }
  const last = standingsOf([conditional, ...events], 3).at(-1)
  if (!last) throw new Error('no standing')
  return last
}

describe('what the office may record next', () => {
  test('follows from what the certificate is', () => {
    expect(possibleChanges(standingAfter())).toEqual(['suspend', 'leave', 'condition_met', 'resign', 'revoke'])
    const away = eventOf('suspend', cityDate('2028-01-01'))
    expect(possibleChanges(standingAfter(away))).toEqual(['resume', 'leave', 'revoke'])
    expect(possibleChanges(standingAfter(eventOf('leave', cityDate('2028-01-01'))))).toEqual(['restart'])
    expect(possibleChanges(standingAfter(eventOf('resign', cityDate('2028-01-01'))))).toEqual([])
    expect(possibleChanges(standingAfter(eventOf('revoke', cityDate('2028-01-01'))))).toEqual([])
  })

  test('is everything that can follow on some day, and nothing else', () => {
    const someEvents = fc.array(fc.tuple(fc.constantFrom(...OFFICE_CHANGES), fc.integer({ min: 1, max: 500 })), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(someEvents, (steps) => {
        let standing = standingAfter()
        for (const [event, days] of steps) {
          const followed = afterEvent(standing, eventOf(event, addDays(standing.since, days)), 3)
          if (followed.ok) standing = followed.standing
        }
        const possible = possibleChanges(standing)
        const ever = OFFICE_CHANGES.filter((event) => {
          for (let on = standing.since; on < LAST_DAY; on = addDays(on, 7)) {
            if (afterEvent(standing, eventOf(event, on), 3).ok) return true
          }
          return false
        })
        expect([...possible].sort()).toEqual([...ever].sort())
      }),
      { numRuns: 60 },
    )
  })
})

test('what came later in the same certificate builds on an event, the latest first', () => {
  const events = [
    { eventId: 1, role: 'DX_LEADER' as const, event: 'grant' as const, on: GRANTED },
    { eventId: 2, role: 'DX_LEADER' as const, event: 'suspend' as const, on: cityDate('2028-01-01') },
    { eventId: 3, role: 'DX_MASTER' as const, event: 'grant' as const, on: cityDate('2028-02-01') },
    { eventId: 4, role: 'DX_LEADER' as const, event: 'resume' as const, on: cityDate('2028-06-01') },
  ]
  expect(builtOn(events, 1).map(({ eventId }) => eventId)).toEqual([4, 2])
  expect(builtOn(events, 2).map(({ eventId }) => eventId)).toEqual([4])
  expect(builtOn(events, 3)).toEqual([])
  expect(builtOn(events, 9)).toEqual([])
})

test('certifying, renewing and reviving are decided on applications; the rest is recorded', () => {
  expect((['grant', 'renew', 'revive'] as const).every(isDecided)).toBe(true)
  expect(OFFICE_CHANGES.some(isDecided)).toBe(false)
})
