import {
  type CityDate,
  earlierOf,
  type FiscalYear,
  fiscalYear,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
} from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { planYears, targetAtYearEnd } from '~/domain/goal-targets'
import { countsFrom, holdersOn } from '~/domain/goals'
import { yearEndOf } from '~/facts/year-ends'
import type { LoadedGoals } from './load-goals.server'

export type YearOfPlan = {
  fiscalYear: FiscalYear
  name: string
  end: CityDate
  target: number | null
  /** People at its end, or so far; null in a year to come. */
  actual: number | null
  /** As it was fixed, where later corrections changed it or not. */
  fixed: number | null
  isOver: boolean
  forecast: { median: number; in80: readonly [number, number]; in50: readonly [number, number] } | null
}

/** The years of the plan with a target, one line before them, and the count on every day that changed it. */
export type FiveYears = {
  from: CityDate
  asOf: CityDate
  now: number
  counts: { on: CityDate; count: number }[]
  years: YearOfPlan[]
}

export function fiveYearsOf(role: CertifiedRole, { published, asOf, year, outlook }: LoadedGoals): FiveYears {
  const { targets } = published
  const planned = planYears(targets).filter((each) => targetAtYearEnd(targets, role, each) !== null)
  const first = fiscalYear((planned[0] ?? fiscalYearOf(asOf)) - 1)
  const from = fiscalYearEnd(first)
  const counts = countsFrom(year.careers, role, fiscalYearEnd(first), asOf)
  const later = new Map(outlook?.roles[role].later.map((one) => [one.year, one.forecast]))
  const years = [first, ...planned].map((each): YearOfPlan => {
    const end = fiscalYearEnd(each)
    const isOver = end <= asOf
    const forecast = each === fiscalYearOf(asOf) && !isOver ? outlook?.roles[role].forecast : later.get(each)
    return {
      fiscalYear: each,
      name: fiscalYearInWareki(each),
      end,
      target: targetAtYearEnd(targets, role, each),
      actual: each <= fiscalYearOf(asOf) ? holdersOn(year.careers, role, earlierOf(end, asOf)).length : null,
      fixed: isOver ? (yearEndOf(year.yearEnds, each, role)?.personIds.length ?? null) : null,
      isOver,
      forecast: forecast ? { median: forecast.median, in80: forecast.in80, in50: forecast.in50 } : null,
    }
  })
  return { from, asOf, now: holdersOn(year.careers, role, asOf).length, counts, years }
}
