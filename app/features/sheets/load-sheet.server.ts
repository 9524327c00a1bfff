import type { Reading } from '~/access/read'
import { type CityDate, earlierOf, type FiscalYear, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { type PlanSheets, readPlanSheets } from '~/domain/plan-sheets'
import type { PlanSheet } from '~/domain/sheet'
import { goalTargetsOn, type PublishedTargets } from '~/facts/goal-targets'
import { sheetFigures } from '~/facts/sheet-figures'
import { type SheetVersion, sheetVersions } from '~/facts/sheets'
import { askedDay, type SheetParams } from './sheet-params'
import type { SheetGround } from './sheet-rows'

export type LoadedSheet = {
  ground: SheetGround
  plan: PlanSheets
  published: PublishedTargets
  /** Of all years of this sheet, the latest first. */
  versions: SheetVersion[]
  /** Years of the plan that have begun, the latest first. */
  years: FiscalYear[]
  /** A day of the year that was asked for; null: its end, or today. */
  askedDay: CityDate | null
  problem: string | null
}

type SheetToLoad = Pick<SheetParams, 'number' | 'year'> & Partial<SheetParams>

type Asked = Pick<Reading, 'sql' | 'today'>

/**
 * A sheet of a fiscal year with its figures: of a year that is over as at its end, of the running one as of today, or
 * as they were right on a day that is asked for.
 * @returns null before there are targets, and for a sheet or a year that the plan does not have
 */
export async function loadSheet({ sql, today }: Asked, params: SheetToLoad): Promise<LoadedSheet | null> {
  const { day, problem } = askedDay({ asOf: params.asOf ?? '' }, today)
  const year = day ? fiscalYearOf(day) : params.year
  const asOf = day ?? dayOfSheet(year, today)
  // A year of the plan from before its file came in is told by the targets of today.
  const published = (await goalTargetsOn(sql, asOf)) ?? (await goalTargetsOn(sql, today))
  const plan = published && readPlanSheets(published.content)
  const sheet = plan?.sheets.find(({ number }) => number === params.number)
  if (!published || !plan || !sheet) return null
  const years = begunYears(sheet, today)
  const asked = year === undefined ? years[0] : years.find((one) => one === year)
  if (asked === undefined) return null
  const [figures, versions] = await Promise.all([
    sheetFigures(sql, { years: sheet.years.map(({ fiscalYear }) => fiscalYear).filter((one) => one <= asked), asOf }),
    sheetVersions(sql, sheet.number),
  ])
  const ground = {
    sheet,
    supporting: plan.supporting.filter(({ id }) => isAskedOf(sheet, id)),
    asked,
    asOf: earlierOf(asOf, fiscalYearEnd(asked)),
    figures,
    activities: activitiesOf(versions),
  }
  return { ground, plan, published, versions, years, askedDay: day, problem }
}

/** The last day of the year that is asked for, or today while it runs. */
function dayOfSheet(year: number | undefined, today: CityDate): CityDate {
  return year === undefined ? today : earlierOf(today, fiscalYearEnd(year as FiscalYear))
}

/** The first year of the file is what the plan begins from (現状): there is nothing to monitor in it. */
function begunYears(sheet: PlanSheet, today: CityDate): FiscalYear[] {
  return sheet.years
    .slice(1)
    .map(({ fiscalYear }) => fiscalYear)
    .filter((year) => year <= fiscalYearOf(today))
    .sort((a, b) => b - a)
}

/**
 * The measures are proposed for the culture that sheet 31 leads to; the outcome of the sheet of people who use data is
 * literacy (plan targets › `sheets.4.logicModel.outcome`).
 */
function isAskedOf(sheet: PlanSheet, id: string): boolean {
  const roles = sheet.blocks.flatMap(({ indicators }) => indicators.map(({ role }) => role))
  return id === 'SUP-LITERACY' || roles.some((role) => role !== 'DATA_SPECIALIST')
}

/** What the owner wrote last of each year's activities. */
function activitiesOf(versions: readonly SheetVersion[]): Map<FiscalYear, readonly string[]> {
  const latest = new Map<FiscalYear, readonly string[]>()
  for (const { fiscalYear, content } of versions) {
    if (!latest.has(fiscalYear)) latest.set(fiscalYear, content.activities)
  }
  return latest
}
