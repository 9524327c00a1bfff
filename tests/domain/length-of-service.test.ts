import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { servedSince } from '~/domain/length-of-service'

const span = (employmentType: string, from: string, to: string | null = null) => ({
  employmentType,
  from: cityDate(from),
  to: to === null ? null : cityDate(to),
})
const TODAY = cityDate('2028-11-15')

describe('continuous service', () => {
  test('a renewed term follows on, a new employment after a gap begins anew', () => {
    const renewed = [span('fixed_term', '2024-04-01', '2026-04-01'), span('fixed_term', '2026-04-01', '2029-04-01')]
    expect(servedSince(renewed, TODAY)).toBe('2024-04-01')
    expect(servedSince([span('permanent', '2010-04-01', '2015-04-01'), span('permanent', '2026-04-01')], TODAY)).toBe(
      '2026-04-01',
    )
  })

  test('再任用 counts with what came before, though a month lies between', () => {
    const back = [span('permanent', '1990-04-01', '2028-04-01'), span('reappointed', '2028-05-01', '2029-04-01')]
    expect(servedSince(back, TODAY)).toBe('1990-04-01')
  })

  test('nobody serves before the first day or after the last', () => {
    expect(servedSince([span('permanent', '2028-12-01')], TODAY)).toBeNull()
    expect(servedSince([span('permanent', '2020-04-01', '2028-11-15')], TODAY)).toBeNull()
    expect(servedSince([], TODAY)).toBeNull()
  })
})
