import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import {
  inPoints,
  mayNameDepartment,
  type PulseYear,
  publishedPulse,
  pulseStateOn,
  shownDepartments,
  whyNotOpen,
  whyNotPublish,
} from '~/domain/pulse'

const R10: PulseYear = {
  fiscalYear: fiscalYear(2028),
  questions: ['一', '二', '三'],
  opensOn: cityDate('2028-11-01'),
  closesOn: cityDate('2028-11-30'),
  closedOn: null,
}

const means = (responses: number, tenths: number[] = [31, 29, 30], overall = 30) => ({ responses, tenths, overall })
const interim = (responses: number) => ({ ...means(responses), publishedOn: cityDate('2028-11-14') })

describe('when a year may be answered', () => {
  test.each([
    ['2028-10-31', 'planned'],
    ['2028-11-01', 'open'],
    ['2028-11-30', 'open'],
    ['2028-12-01', 'closed'],
  ])('on %s it is %s', (day, state) => {
    expect(pulseStateOn(R10, cityDate(day))).toBe(state)
  })

  test('ended early it is closed from that very day', () => {
    const ended = { ...R10, closedOn: cityDate('2028-11-20') }
    expect(pulseStateOn(ended, cityDate('2028-11-19'))).toBe('open')
    expect(pulseStateOn(ended, cityDate('2028-11-20'))).toBe('closed')
  })
})

describe('what is shown', () => {
  test('nothing while it is open, unless 事務局 has published', () => {
    expect(publishedPulse('open', means(1000), [])).toBeNull()
    expect(publishedPulse('open', means(1000), [interim(900)])).toMatchObject({ responses: 900, isFinal: false })
  })

  test('all answers after the close; nothing of fewer than five', () => {
    expect(publishedPulse('closed', means(5), [])).toMatchObject({ responses: 5, isFinal: true, publishedOn: null })
    expect(publishedPulse('closed', null, [])).toBeNull()
  })

  test('a few who answered after the last publication are not told by the difference', () => {
    expect(publishedPulse('closed', means(904), [interim(900)])).toMatchObject({ responses: 900, isFinal: true })
    expect(publishedPulse('closed', means(905), [interim(900)])).toMatchObject({ responses: 905, isFinal: true })
    expect(publishedPulse('closed', means(905), [interim(890), interim(901)])).toMatchObject({ responses: 901 })
  })

  test('before the close it is published from five answers on, and again after five more', () => {
    expect(whyNotPublish('open', 4, [])).toContain('5 件')
    expect(whyNotPublish('open', 5, [])).toBeNull()
    expect(whyNotPublish('open', 9, [interim(5)])).toContain('差から')
    expect(whyNotPublish('open', 10, [interim(5)])).toBeNull()
    expect(whyNotPublish('closed', 100, [])).toContain('締め切りました')
    expect(whyNotPublish('planned', 0, [])).not.toBeNull()
  })
})

describe('departments', () => {
  const group = (departmentId: number, responses: number) => ({ departmentId, responses })

  test('are told from ten answers on', () => {
    expect(shownDepartments([group(1, 9), group(2, 10), group(3, 30)], 70).map((one) => one.departmentId)).toEqual([
      3, 2,
    ])
  })

  test('the smallest goes to the rest where the rest alone would be given away', () => {
    expect(shownDepartments([group(1, 9), group(2, 10), group(3, 30)], 49).map((one) => one.departmentId)).toEqual([3])
    expect(shownDepartments([group(2, 10), group(3, 30)], 40).map((one) => one.departmentId)).toEqual([3, 2])
  })

  test('never leave a rest of one to nine, whatever their sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 25 }), fc.nat({ max: 40 }), (sizes, withoutDepartment) => {
        const groups = sizes.map((responses, departmentId) => group(departmentId, responses))
        const total = sizes.reduce((sum, size) => sum + size, withoutDepartment)
        const shown = shownDepartments(groups, total)
        const rest = total - shown.reduce((sum, { responses }) => sum + responses, 0)
        expect(rest === 0 || rest >= 10 || shown.length === 0).toBe(true)
        expect(shown.every(({ responses }) => responses >= 10)).toBe(true)
      }),
    )
  })

  test('an answer names its department only where many work', () => {
    expect(mayNameDepartment(49)).toBe(false)
    expect(mayNameDepartment(50)).toBe(true)
  })
})

describe('opening a year', () => {
  const today = cityDate('2029-10-20')
  const asked = (opensOn: string, closesOn: string) => ({ opensOn: cityDate(opensOn), closesOn: cityDate(closesOn) })

  test('once a fiscal year, from today on, inside the year', () => {
    expect(whyNotOpen(asked('2029-11-01', '2029-11-30'), [R10], today)).toBeNull()
    expect(whyNotOpen(asked('2029-10-19', '2029-11-30'), [R10], today)).toContain('きょう')
    expect(whyNotOpen(asked('2029-11-30', '2029-11-01'), [R10], today)).toContain('しめきり')
    expect(whyNotOpen(asked('2030-03-20', '2030-04-02'), [R10], today)).toContain('同じ年度')
    expect(whyNotOpen(asked('2029-11-01', '2029-11-30'), [{ ...R10, fiscalYear: fiscalYear(2029) }], today)).toContain(
      '年度に 1 回',
    )
  })
})

test('means are told with one digit', () => {
  expect([30, 27, 5].map(inPoints)).toEqual(['3.0', '2.7', '0.5'])
})
