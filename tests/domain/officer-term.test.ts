import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type CityDate, cityDate } from '~/domain/calendar'
import { certificateWarning, termWarning } from '~/domain/limit-warnings'
import {
  carriesOnAfter,
  coverOn,
  longestThrough,
  monthsOfTerm,
  type OfficerTerm,
  officerStateOn,
  termWarningOn,
  whyNotAppoint,
  whyNotEnd,
  whyNotExtend,
} from '~/domain/officer-term'

const day = cityDate
const term = (from: string, through: string, more: Partial<OfficerTerm> = {}): OfficerTerm => ({
  personId: 1,
  from: day(from),
  through: day(through),
  termEndsOn: day(through),
  hireDecidedOn: day(from),
  ...more,
})
const OKAWA = term('2027-04-01', '2032-03-31', { hireDecidedOn: day('2027-02-15') })
const untold = () => null

describe('a term', () => {
  test('is planned, in office and ended to the day', () => {
    expect(officerStateOn(OKAWA, day('2027-03-31'))).toBe('planned')
    expect(officerStateOn(OKAWA, day('2027-04-01'))).toBe('in_office')
    expect(officerStateOn(OKAWA, day('2032-03-31'))).toBe('in_office')
    expect(officerStateOn(OKAWA, day('2032-04-01'))).toBe('term_ended')
  })

  test('of somebody who left before its end is told from one that ran out', () => {
    const left = { ...OKAWA, through: day('2030-09-30') }
    expect(officerStateOn(left, day('2030-09-30'))).toBe('in_office')
    expect(officerStateOn(left, day('2030-10-01'))).toBe('left')
  })

  test('counts a part of a month as one', () => {
    expect(monthsOfTerm(OKAWA)).toBe(60)
    expect(monthsOfTerm(term('2027-04-01', '2027-04-30'))).toBe(1)
    expect(monthsOfTerm(term('2027-04-01', '2027-05-01'))).toBe(2)
  })
})

describe('five years are the longest', () => {
  test('from the first day in office, to the day', () => {
    expect(longestThrough(day('2027-04-01'), [])).toBe('2032-03-31')
    expect(longestThrough(day('2028-02-29'), [])).toBe('2033-02-27')
  })

  test('of terms that follow without a gap; after a gap they are counted anew', () => {
    const first = term('2027-04-01', '2029-03-31')
    expect(longestThrough(day('2029-04-01'), [first])).toBe('2032-03-31')
    expect(longestThrough(day('2029-04-02'), [first])).toBe('2034-04-01')
    const second = term('2029-04-01', '2030-03-31')
    expect(longestThrough(day('2030-04-01'), [second, first])).toBe('2032-03-31')
  })

  test('so a term of five years is taken, one day more is refused with its last day', () => {
    const given = { from: day('2027-04-01'), hireDecidedOn: day('2027-02-15') }
    expect(whyNotAppoint({ ...given, through: day('2032-03-31') }, [], day('2027-02-15'))).toBeNull()
    expect(whyNotAppoint({ ...given, through: day('2032-04-01') }, [], day('2027-02-15'))).toContain('令和14年3月31日')
  })

  test('and an extension by any steps never leads beyond them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
        (offset, steps) => {
          const from = addDays(day('2026-04-01'), offset)
          let now = term(from, addDays(from, 364))
          for (const step of steps) {
            const through = addDays(now.through, step)
            if (whyNotExtend(now, { through, own: [], today: from }) === null)
              now = { ...now, through, termEndsOn: through }
          }
          expect(now.through <= addDays(addMonths(from, 60), -1)).toBe(true)
        },
      ),
    )
  })
})

describe('what cannot be recorded says why', () => {
  test('a decision in the future, or after the first day', () => {
    const given = { from: day('2027-04-01'), through: day('2030-03-31') }
    expect(whyNotAppoint({ ...given, hireDecidedOn: day('2027-02-16') }, [], day('2027-02-15'))).toContain(
      'きょうより後',
    )
    expect(whyNotAppoint({ ...given, hireDecidedOn: day('2027-04-02') }, [], day('2027-05-01'))).toContain('初日')
  })

  test('a term beside another one of the same person', () => {
    const given = { from: day('2031-04-01'), through: day('2033-03-31'), hireDecidedOn: day('2031-02-01') }
    expect(whyNotAppoint(given, [OKAWA], day('2031-02-01'))).toContain('延長')
  })

  test('an extension to an earlier day, over a later term, or when the term is over', () => {
    const short = term('2027-04-01', '2029-03-31')
    const asked = (through: string, today: string, own: OfficerTerm[] = []) =>
      whyNotExtend(short, { through: day(through), own, today: day(today) })
    expect(asked('2029-03-31', '2028-11-15')).toContain('後の日')
    expect(asked('2030-03-31', '2029-03-31')).toBeNull()
    expect(asked('2030-03-31', '2029-04-01')).toContain('終わっています')
    expect(asked('2030-03-31', '2028-11-15', [term('2030-01-01', '2030-12-31')])).toContain('重なります')
  })

  test('an end outside the term', () => {
    expect(whyNotEnd(OKAWA, day('2032-03-31'))).not.toBeNull()
    expect(whyNotEnd(OKAWA, day('2032-03-30'))).toBeNull()
    expect(whyNotEnd(OKAWA, day('2027-03-31'))).toContain('取り消す')
  })
})

describe('the warning that nobody will be in office', () => {
  const on = (today: string, terms = [OKAWA]) => termWarningOn(terms, day(today), untold)?.months ?? null

  test('begins 12, 6 and 3 months before the last day, and ends with it', () => {
    expect(on('2031-03-30')).toBeNull()
    expect(on('2031-03-31')).toBe(12)
    expect(on('2031-09-29')).toBe(12)
    expect(on('2031-09-30')).toBe(6)
    expect(on('2031-12-31')).toBe(3)
    expect(on('2032-03-31')).toBe(3)
    expect(on('2032-04-01')).toBeNull()
  })

  test('is not given when a successor is planned, or a colleague stays on', () => {
    const successor = term('2032-04-01', '2035-03-31', { personId: 2 })
    const colleague = term('2030-04-01', '2033-03-31', { personId: 2 })
    expect(on('2031-12-31', [OKAWA, successor])).toBeNull()
    expect(on('2031-12-31', [OKAWA, colleague])).toBeNull()
    expect(on('2032-10-01', [OKAWA, colleague])).toBe(6)
  })

  test('is told again after an extension, of the new last day', () => {
    const short = term('2027-04-01', '2029-03-31')
    const told = (_: number, last: CityDate) => (last === '2029-03-31' ? 3 : null)
    expect(termWarningOn([short], day('2029-01-15'), told)).toBeNull()
    const extended = { ...short, through: day('2030-03-31'), termEndsOn: day('2030-03-31') }
    expect(termWarningOn([extended], day('2029-03-31'), told)).toMatchObject({ on: '2030-03-31', months: 12 })
  })

  test('a gap before the next one is told as such', () => {
    const late = term('2032-07-01', '2035-03-31', { personId: 2 })
    expect(coverOn([late, OKAWA], day('2031-12-31'))).toEqual({
      through: '2032-03-31',
      lastPersonId: 1,
      next: '2032-07-01',
    })
    expect(coverOn([late, OKAWA], day('2032-05-01'))).toBeNull()
  })
})

describe('warnings before a certificate runs out', () => {
  const LIMIT = day('2029-03-31')
  const stage = (today: string, told: number | null = null) => certificateWarning(LIMIT, day(today), told)

  test('are due 180, 90 and 30 days before, to the day', () => {
    expect(stage('2028-10-01')).toBeNull()
    expect(stage('2028-10-02')).toBe(180)
    expect(stage('2028-12-31', 180)).toBe(90)
    expect(stage('2029-03-01', 90)).toBe(30)
    expect(stage('2029-03-31')).toBe(30)
    expect(stage('2029-04-01')).toBeNull()
  })

  test('are told once, and only the last of those that were missed', () => {
    expect(stage('2028-11-15', 180)).toBeNull()
    expect(stage('2029-03-10')).toBe(30)
    expect(stage('2029-03-10', 30)).toBeNull()
  })

  test('whatever days the portal runs on, each is told at most once, in falling order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (offsets) => {
        let told: number | null = null
        const stages: number[] = []
        for (const offset of offsets.sort((a, b) => a - b)) {
          const due = certificateWarning(LIMIT, addDays(day('2028-04-01'), offset), told)
          if (due === null) continue
          stages.push(due)
          told = due
        }
        expect(stages).toEqual([...new Set(stages)].sort((a, b) => b - a))
      }),
    )
  })

  test('months before a term are of the calendar', () => {
    expect(termWarning(day('2031-08-31'), day('2031-02-27'), null)).toBe(12)
    expect(termWarning(day('2031-08-31'), day('2031-02-28'), 12)).toBe(6)
  })
})

test('whoever is in office after another reads what that one hands over, and not the other way round', () => {
  const successor = term('2032-04-01', '2035-03-31', { personId: 2 })
  expect(carriesOnAfter([successor], [OKAWA])).toBe(true)
  expect(carriesOnAfter([OKAWA], [successor])).toBe(false)
  expect(carriesOnAfter([], [OKAWA])).toBe(false)
})
