import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { layoutGoalLine } from '~/charts/goal-line-layout'
import { layoutWaterfall } from '~/charts/waterfall-layout'
import { fiscalYearEnd, fiscalYearInWareki, fiscalYearOf, inWareki, longWithWeekday } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { planYears, targetOfYear } from '~/domain/goal-targets'
import { yearEndOf } from '~/facts/year-ends'
import { fiveYearsOf } from './five-years'
import { type GoalsParams, goalsParams } from './goals-params'
import { type GoalsViewer, goalsViewer } from './goals-viewer'
import { indicatorRow } from './indicator-row'
import { insightOf } from './insight'
import { ledgerRows } from './ledger-rows'
import { limitsOf } from './limits'
import { pipelineOf } from './pipeline-rows'
import { firstYearOf, type ReadGoals, readGoals } from './read-goals.server'
import { sectionsOf } from './sections'

const WIDE = { width: 1232, height: 420, compact: false }
const PHONE = { width: 328, height: 300, compact: true }

/** 目標: where the plan's counts stand on a day, what moved them, and where the year is heading. */
export const goals = read({
  action: 'goals.read',
  params: goalsParams,
  subject: () => theCity,
  async run(given, params): Promise<{ page: { nothing: true } | GoalsPage; looked?: number[] }> {
    const found = await readGoals(given, params)
    if (!found) return { page: { nothing: true } }
    const { viewer, as } = given
    const { page, named } = toldOnce(found, params, { ...goalsViewer(viewer, as), mayFix: as === 'dx_office' })
    return { page, looked: named.filter((personId) => personId !== viewer.personId) }
  },
})

export type GoalsPage = ReturnType<typeof pageOf>['page']

type Asking = GoalsViewer & { mayFix: boolean }
type Told = ReturnType<typeof pageOf>

const told = new WeakMap<ReadGoals, Map<string, Told>>()

/** What was read is told once to those who may know the same of it, however many they are. */
function toldOnce(found: ReadGoals, params: GoalsParams, asking: Asking): Told {
  const way = JSON.stringify([params, asking])
  const ways = told.get(found) ?? new Map<string, Told>()
  const page = ways.get(way) ?? pageOf(found, params, asking)
  told.set(found, ways.set(way, page))
  return page
}

function pageOf(found: ReadGoals, params: GoalsParams, asking: Asking) {
  const { loaded, today, organisation, city, people: known } = found
  const { published, asOf, year, outlook } = loaded
  const ledger = year.ledgers[params.role]
  const limits = limitsOf({ asking, organisation, people: known, year, role: params.role, asOf })
  const indicators = CERTIFIED_ROLES.map((role) => indicatorRow(role, loaded))
  const counted = indicators.find(({ role }) => role === params.role)
  const isYearEnd = asOf === fiscalYearEnd(ledger.fiscalYear)
  const table = ledgerRows(ledger, {
    target: counted?.target ?? null,
    isFixedOpening: yearEndOf(year.yearEnds, ledger.fiscalYear - 1, params.role) !== null,
    isYearEnd,
    careers: year.careers,
  })
  const fiveYears = fiveYearsOf(params.role, loaded)
  const page = {
    nothing: false as const,
    params,
    asOf,
    asOfInWareki: inWareki(asOf),
    asOfLong: longWithWeekday(asOf),
    isToday: asOf === today,
    isYearEnd,
    isFixed: year.isFixed,
    problem: loaded.problem,
    fiscalYear: ledger.fiscalYear,
    yearName: fiscalYearInWareki(ledger.fiscalYear),
    years: planYears(published.targets)
      .filter((each) => each <= fiscalYearOf(today) && each >= firstYearOf(published))
      .map((each) => ({
        label: fiscalYearInWareki(each),
        asOf: each === fiscalYearOf(today) ? '' : fiscalYearEnd(each),
        current: each === ledger.fiscalYear,
      })),
    seesAll: asking.seesAll,
    mayFix: asking.mayFix,
    targetsVersion: published.version,
    indicators,
    officers: {
      people: city.officers,
      through: city.officersThrough && inWareki(city.officersThrough),
      goals: planYears(published.targets).flatMap((each) => {
        const target = targetOfYear(published.targets, 'TECH_OFFICER', each)
        const hired = city.hiredIn.filter((year) => year === each).length
        return target === null ? [] : [{ year: fiscalYearInWareki(each), target, hired }]
      }),
    },
    insight:
      counted &&
      insightOf(counted, {
        outlook,
        role: params.role,
        isYearEnd,
        isFixed: year.isFixed,
        yearName: fiscalYearInWareki(ledger.fiscalYear),
      }),
    ledger: table,
    waterfall: layoutWaterfall(
      table.rows.map(({ net, isTotal }) => ({ value: net, isTotal })),
      table.target,
    ),
    fiveYears: fiveYears.years,
    line:
      params.view === 'chart'
        ? { wide: layoutGoalLine(fiveYears, WIDE), phone: layoutGoalLine(fiveYears, PHONE) }
        : null,
    pipeline:
      outlook && asking.seesAll ? pipelineOf(outlook, params.role, published.targets.forecastAssumptions) : null,
    limits: limits.rows,
    sections: sectionsOf({
      organisation,
      people: known,
      year,
      outlook: asking.seesAll ? outlook : null,
      staffed: city.staffed,
    }),
    yearEnds: found.yearEnds,
  }
  return { page, named: limits.named }
}
