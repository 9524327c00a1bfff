import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type CityDate, cityDate, fiscalYear, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { afterEvent, type CertificateEvent, type CertifiedRole, type Standing, standingsOf } from '~/domain/certificate'
import { ledgerPerPlace, type PlaceLedger } from '~/domain/goal-places'
import { type Career, LEDGER_LINES, type Ledger, ledgerOf, signOf } from '~/domain/goals'

const YEARS = 3
const day = cityDate
const grant = (on: string, conditionalThrough: string | null = null): CertificateEvent => ({
  event: 'grant',
  on: day(on),
  conditionalThrough: conditionalThrough === null ? null : day(conditionalThrough),
})
const on = (
  event: 'suspend' | 'resume' | 'leave' | 'resign' | 'revoke' | 'revive',
  when: string,
): CertificateEvent => ({
  event,
  on: day(when),
})

type Events = Partial<Record<CertifiedRole, CertificateEvent[]>>
const career = (personId: number, events: Events): Career => ({
  personId,
  certificates: {
    DX_LEADER: standingsOf(events.DX_LEADER ?? [], YEARS),
    DX_MASTER: standingsOf(events.DX_MASTER ?? [], YEARS),
    DATA_SPECIALIST: standingsOf(events.DATA_SPECIALIST ?? [], YEARS),
  },
})
const ledger = (careers: Career[], role: CertifiedRole, year: number, fixedBefore: number[] | null = null) =>
  ledgerOf(careers, { role, fiscalYear: fiscalYear(year), today: day('2040-01-01'), fixedBefore })
const counts = (of: Ledger) =>
  Object.fromEntries(
    LEDGER_LINES.filter((line) => of.movements[line].length > 0).map((line) => [line, of.movements[line].length]),
  )

describe('the ledger of a year', () => {
  test('a leader whose certificate lapsed on 31 March is not counted on 1 April, and lapses in the new year', () => {
    const lapsing = career(1, { DX_LEADER: [grant('2028-02-22')] })
    expect(ledger([lapsing], 'DX_LEADER', 2030).closing).toEqual([1])
    expect(counts(ledger([lapsing], 'DX_LEADER', 2031))).toEqual({ lapsed: 1 })
    expect(ledger([lapsing], 'DX_LEADER', 2031)).toMatchObject({ opening: [1], closing: [], net: -1, gross: 0 })
  })

  test('a leader promoted to master leaves the one line, comes into the other and counts once', () => {
    const promoted = career(1, { DX_LEADER: [grant('2027-10-19')], DX_MASTER: [grant('2028-10-17')] })
    expect(counts(ledger([promoted], 'DX_LEADER', 2028))).toEqual({ promoted: 1 })
    expect(counts(ledger([promoted], 'DX_MASTER', 2028))).toEqual({ new: 1 })
    expect(ledger([promoted], 'DX_LEADER', 2028).closing).toEqual([])
  })

  test('a master who gives the certificate back counts as a leader again', () => {
    const back = career(1, {
      DX_LEADER: [grant('2027-10-19')],
      DX_MASTER: [grant('2028-10-17'), on('resign', '2029-09-01')],
    })
    expect(counts(ledger([back], 'DX_MASTER', 2029))).toEqual({ left: 1 })
    expect(counts(ledger([back], 'DX_LEADER', 2029))).toEqual({ returned: 1 })
  })

  test('a master revoked alone goes back to leader; the line says revoked', () => {
    const back = career(1, {
      DX_LEADER: [grant('2027-10-19')],
      DX_MASTER: [grant('2028-10-17'), on('revoke', '2029-06-01')],
    })
    expect(counts(ledger([back], 'DX_MASTER', 2029))).toEqual({ revoked: 1 })
    expect(counts(ledger([back], 'DX_LEADER', 2029))).toEqual({ returned: 1 })
  })

  test("a leader's certificate that runs out while its holder counts as master is in no line", () => {
    const master = career(1, { DX_LEADER: [grant('2027-10-19')], DX_MASTER: [grant('2028-10-17')] })
    expect(counts(ledger([master], 'DX_LEADER', 2031))).toEqual({})
  })

  test('revived within twelve months, and back from leave', () => {
    const people = [
      career(1, { DX_LEADER: [grant('2028-02-22', '2028-09-30'), on('revive', '2029-09-30')] }),
      career(2, { DX_LEADER: [grant('2027-10-19'), on('suspend', '2028-07-01'), on('resume', '2029-03-01')] }),
    ]
    expect(counts(ledger(people, 'DX_LEADER', 2028))).toEqual({ lapsed: 1, resumed: 1, suspended: 1 })
    expect(counts(ledger(people, 'DX_LEADER', 2029))).toEqual({ revived: 1 })
  })

  test('what was learned after the year was fixed is an adjustment of the next', () => {
    const stays = career(1, { DX_LEADER: [grant('2027-10-19')] })
    const hadLeft = career(2, { DX_LEADER: [grant('2027-10-19'), on('leave', '2028-03-20')] })
    const next = ledger([stays, hadLeft], 'DX_LEADER', 2028, [1, 2])
    expect(next).toMatchObject({ opening: [1, 2], adjustment: { added: [], removed: [2] }, closing: [1], net: -1 })
  })

  test('a year that runs is told up to today, and movements of tomorrow are not in it', () => {
    const leaving = career(1, { DX_LEADER: [grant('2027-10-19'), on('leave', '2028-12-01')] })
    const given = { role: 'DX_LEADER' as const, fiscalYear: fiscalYear(2028), fixedBefore: null }
    expect(ledgerOf([leaving], { ...given, today: day('2028-11-30') })).toMatchObject({ closing: [1], net: 0 })
    expect(ledgerOf([leaving], { ...given, today: day('2028-12-01') })).toMatchObject({ closing: [], net: -1 })
  })
})

/*
 * Many careers at random against a model that knows nothing of standings: it walks through every day, keeps a state and
 * two limits, and writes down why somebody stopped or began to count.
 */
const FIRST = day('2027-04-01')
const LAST_YEAR = 2033
const KINDS: CertificateEvent['event'][] = [
  'grant',
  'suspend',
  'resume',
  'leave',
  'resign',
  'revoke',
  'revive',
  'restart',
  'renew',
  'condition_met',
]

/** Events that can happen, drawn by a walk: what cannot happen on its day is left out. */
const someEvents = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 260 }), fc.integer({ min: 6, max: 12 })), {
    maxLength: 14,
  })
  .map((steps) => {
    const events: CertificateEvent[] = []
    let standing: Standing | null = null
    let when = FIRST
    for (const [kind, days, months] of steps) {
      when = addDays(when, days)
      const event = eventOf(kind, when, days % 3 === 0 ? addMonths(when, months) : null)
      const followed = afterEvent(standing, event, YEARS)
      if (!followed.ok) continue
      standing = followed.standing
      events.push(event)
    }
    return events
  })

function eventOf(
  kind: CertificateEvent['event'],
  when: CityDate,
  conditionalThrough: CityDate | null,
): CertificateEvent {
  if (kind === 'grant') return { event: kind, on: when, conditionalThrough }
  if (kind === 'restart') return { event: kind, on: when, requestedOn: when }
  if (kind === 'renew') return { event: kind, on: when, through: null }
  return { event: kind, on: when }
}

type Walked = { state: string; term: CityDate; condition: CityDate | null; away: CityDate; began: string }

function walk(before: Walked | null, today: CityDate, events: readonly CertificateEvent[]): Walked | null {
  let now = before
  const limit = now?.condition ?? now?.term
  if (now?.state === 'valid' && limit && today > limit) now = { ...now, state: 'expired' }
  if (now?.state === 'suspended' && limit && today > addMonths(limit, 24)) now = { ...now, state: 'expired' }
  for (const event of events.filter((one) => one.on === today)) now = happened(now, event)
  return now
}

function happened(now: Walked | null, event: CertificateEvent): Walked {
  const end = (from: CityDate, years: number) => fiscalYearEnd(fiscalYear(fiscalYearOf(from) + years))
  if (event.event === 'grant') {
    return { state: 'valid', term: end(event.on, 3), condition: event.conditionalThrough, away: event.on, began: 'new' }
  }
  if (!now) throw new Error('nothing to change')
  if (event.event === 'suspend') return { ...now, state: 'suspended', away: event.on }
  if (event.event === 'resume') {
    let months = 0
    while (addMonths(now.away, months) < event.on) months += 1
    months = Math.min(24, Math.max(1, months))
    const moved = now.condition && addMonths(now.condition, months)
    const atMonthEnd = moved && addDays(addMonths(day(`${moved.slice(0, 7)}-01`), 1), -1)
    return {
      ...now,
      state: 'valid',
      term: end(addMonths(now.term, months), 0),
      condition: atMonthEnd,
      began: 'resumed',
    }
  }
  if (event.event === 'renew') return { ...now, term: end(now.term, 3) }
  if (event.event === 'condition_met') return { ...now, condition: null }
  if (event.event === 'revive') {
    const term = now.condition === null ? end(now.term, 3) : now.term
    return { ...now, state: 'valid', term, condition: null, began: 'revived' }
  }
  if (event.event === 'restart') return { ...now, state: 'valid', began: 'revived' }
  return { ...now, state: event.event === 'revoke' ? 'revoked' : 'left' }
}

const WHY_OUT: Record<string, string> = { expired: 'lapsed', suspended: 'suspended', revoked: 'revoked', left: 'left' }

/** Who moved, by year, role and line, told by the walk. */
function walked(people: { leader: CertificateEvent[]; master: CertificateEvent[] }[]): Map<string, number> {
  const told = new Map<string, number>()
  const tell = (year: number, role: string, line: string | undefined) =>
    told.set(`${year} ${role} ${line}`, (told.get(`${year} ${role} ${line}`) ?? 0) + 1)
  for (const { leader, master } of people) {
    let asLeader: Walked | null = null
    let asMaster: Walked | null = null
    let counted: string | null = null
    for (let today = FIRST; fiscalYearOf(today) < LAST_YEAR; today = addDays(today, 1)) {
      asLeader = walk(asLeader, today, leader)
      asMaster = walk(asMaster, today, master)
      const now = asMaster?.state === 'valid' ? 'DX_MASTER' : asLeader?.state === 'valid' ? 'DX_LEADER' : null
      if (now !== counted) {
        const year = fiscalYearOf(today)
        const own = (role: string) => (role === 'DX_MASTER' ? asMaster : asLeader)
        if (counted === 'DX_LEADER' && now === 'DX_MASTER') tell(year, counted, 'promoted')
        else if (counted) tell(year, counted, WHY_OUT[own(counted)?.state ?? ''])
        if (counted === 'DX_MASTER' && now === 'DX_LEADER') tell(year, now, 'returned')
        else if (now) tell(year, now, own(now)?.began)
      }
      counted = now
    }
  }
  return told
}

const someCareers = fc.array(fc.record({ leader: someEvents, master: someEvents }), { minLength: 1, maxLength: 6 })
const careersOf = (people: { leader: CertificateEvent[]; master: CertificateEvent[] }[]) =>
  people.map(({ leader, master }, index) => career(index + 1, { DX_LEADER: leader, DX_MASTER: master }))
const YEARS_TOLD = Array.from({ length: LAST_YEAR - 2027 }, (_, index) => 2027 + index)

describe('ledgers of any careers', () => {
  test('reconcile to the person, and the closing of a year is the opening of the next', () => {
    fc.assert(
      fc.property(someCareers, (people) => {
        for (const role of ['DX_LEADER', 'DX_MASTER'] as const) {
          const ledgers = YEARS_TOLD.map((year) => ledger(careersOf(people), role, year))
          for (const [index, one] of ledgers.entries()) {
            const moved = LEDGER_LINES.reduce((sum, line) => sum + signOf(line) * one.movements[line].length, 0)
            expect(one.opening.length + moved).toBe(one.closing.length)
            expect(one.opening).toEqual(ledgers[index - 1]?.closing ?? [])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('reconcile in every place for itself, and the places add up to the ledger, line by line', () => {
    const place = (personId: number) => `S${personId % 3}`
    fc.assert(
      fc.property(someCareers, fc.nat(6), (people, corrected) => {
        for (const year of YEARS_TOLD) {
          const whole = ledger(careersOf(people), 'DX_LEADER', year, corrected === 0 ? null : [corrected])
          const places = [...ledgerPerPlace(whole, place).values()]
          const sum = (of: (one: PlaceLedger) => number) => places.reduce((so, one) => so + of(one), 0)
          expect(sum(({ closing }) => closing)).toBe(whole.closing.length)
          expect(sum(({ gross }) => gross)).toBe(whole.gross)
          for (const line of LEDGER_LINES) expect(sum(({ lines }) => lines[line])).toBe(whole.movements[line].length)
          for (const one of places) {
            const moved = LEDGER_LINES.reduce((so, line) => so + signOf(line) * one.lines[line], 0)
            expect(one.opening + one.adjustment + moved).toBe(one.closing)
            expect(one.net).toBe(moved)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('say what a walk through every day says', () => {
    fc.assert(
      fc.property(someCareers, (people) => {
        const told = new Map<string, number>()
        for (const role of ['DX_LEADER', 'DX_MASTER'] as const) {
          for (const year of YEARS_TOLD) {
            for (const [line, number] of Object.entries(counts(ledger(careersOf(people), role, year)))) {
              told.set(`${year} ${role} ${line}`, number)
            }
          }
        }
        expect(new Map([...told].sort())).toEqual(new Map([...walked(people)].sort()))
      }),
      { numRuns: 60 },
    )
  })
})
