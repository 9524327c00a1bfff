import { addDays, addMonths, type CityDate, earlierOf, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import type { EmploymentType } from './assessment'

/*
 * Whom of the 会計年度任用職員 a head can include in the rounds (skill-standard populationRules POP-7, domain notes §8):
 * a term of six months or more, and work at a terminal, which the head attests person by person.
 */

const LEAST_MONTHS = 6

/** An employment as of a day: its first day, and the last day of its term where the personnel file tells it. */
export type EmploymentTerm = {
  employmentType: EmploymentType
  hiredOn: CityDate
  termEndsOn: CityDate | null
}

export type NotIncludable = 'not_fiscal_year' | 'term_over' | 'term_too_short'

/**
 * Why a head cannot include somebody on `today`; null when they can.
 * The six months are judged here, once, over the whole term: a round that opens later asks whoever is included then,
 * however little of the term is left.
 */
export function whyNotIncludable(employment: EmploymentTerm, today: CityDate): NotIncludable | null {
  if (employment.employmentType !== 'fiscal_year') return 'not_fiscal_year'
  const lastDay = termLastDay(employment, today)
  if (lastDay < today) return 'term_over'
  return addMonths(employment.hiredOn, LEAST_MONTHS) > addDays(lastDay, 1) ? 'term_too_short' : null
}

/**
 * The last day on which an inclusion made on `today` stands: that of the term. A term ends with the fiscal year at the
 * latest (地方公務員法 22 条の 2), so that is the day where the file tells none or a later one.
 */
export function termLastDay({ termEndsOn }: Pick<EmploymentTerm, 'termEndsOn'>, today: CityDate): CityDate {
  const yearEnds = fiscalYearEnd(fiscalYearOf(today))
  return termEndsOn === null ? yearEnds : earlierOf(termEndsOn, yearEnds)
}
