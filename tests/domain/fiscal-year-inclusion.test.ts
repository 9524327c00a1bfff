import { expect, test } from 'vitest'
import type { EmploymentType } from '~/domain/assessment'
import { cityDate } from '~/domain/calendar'
import { termLastDay, whyNotIncludable } from '~/domain/fiscal-year-inclusion'

const TODAY = cityDate('2028-11-15')

const term = (hiredOn: string, termEndsOn: string | null, employmentType: EmploymentType = 'fiscal_year') => ({
  employmentType,
  hiredOn: cityDate(hiredOn),
  termEndsOn: termEndsOn === null ? null : cityDate(termEndsOn),
})

test('a term of six months to the day is long enough, a day less is not', () => {
  expect(whyNotIncludable(term('2028-10-01', '2029-03-31'), TODAY)).toBeNull()
  expect(whyNotIncludable(term('2028-10-02', '2029-03-31'), TODAY)).toBe('term_too_short')
  expect(whyNotIncludable(term('2028-08-31', '2029-02-27'), TODAY)).toBeNull()
  expect(whyNotIncludable(term('2028-08-31', '2029-02-26'), TODAY)).toBe('term_too_short')
})

test('the whole term counts, not what is left of it', () => {
  expect(whyNotIncludable(term('2028-04-01', '2029-03-31'), cityDate('2029-03-31'))).toBeNull()
})

test('a term that is over includes nobody, nor does another kind of employment', () => {
  expect(whyNotIncludable(term('2028-04-01', '2028-11-14'), TODAY)).toBe('term_over')
  expect(whyNotIncludable(term('2028-04-01', '2029-03-31', 'fixed_term'), TODAY)).toBe('not_fiscal_year')
})

test('where the file tells no end, or a later one, the term ends with the fiscal year', () => {
  expect(termLastDay(term('2028-04-01', null), TODAY)).toBe('2029-03-31')
  expect(termLastDay(term('2028-04-01', '2031-03-31'), TODAY)).toBe('2029-03-31')
  expect(termLastDay(term('2028-04-01', '2028-12-28'), TODAY)).toBe('2028-12-28')
  expect(whyNotIncludable(term('2028-11-01', null), TODAY)).toBe('term_too_short')
})
