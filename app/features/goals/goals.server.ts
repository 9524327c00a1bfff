import { type Reading, read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { layoutGoalLine } from '~/charts/goal-line-layout'
import { layoutWaterfall } from '~/charts/waterfall-layout'
import {
  fiscalYear,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
  inWareki,
  longWithWeekday,
} from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { planYears, targetAtYearEnd, targetOfYear } from '~/domain/goal-targets'
import type { PublishedTargets } from '~/facts/goal-targets'
import { cityOn, goalPeople } from '~/facts/goals'
import { organisationOn } from '~/facts/organisation'
import { yearEndOf } from '~/facts/year-ends'
import { fiveYearsOf } from './five-years'
import { type GoalsParams, goalsParams } from './goals-params'
import { goalsViewer } from './goals-viewer'
import { indicatorRow } from './indicator-row'
import { insightOf } from './insight'
import { ledgerRows } from './ledger-rows'
import { limitsOf } from './limits'
import { type LoadedGoals, loadGoals } from './load-goals.server'
import { pipelineOf } from './pipeline-rows'
import { sectionsOf } from './sections'
import { yearEndsPage } from './year-ends.server'

const WIDE = { width: 1232, height: 420, compact: false }
const PHONE = { width: 328, height: 300, compact: true }

/** 目標: where the plan's counts stand on a day, what moved them, and where the year is heading. */
export const goals = read({
  action: 'goals.read',
  params: goalsParams,
  subject: () => theCity,
  async run(given, params): Promise<{ page: { nothing: true } | GoalsPage; looked?: number[] }> {
    const loaded = await loadGoals(given, params)
    return loaded ? pageOf(given, params, loaded) : { page: { nothing: true } }
  },
})

export type GoalsPage = Awaited<ReturnType<typeof pageOf>>['page']

async function pageOf(given: Reading, params: GoalsParams, loaded: LoadedGoals) {
  const { sql, viewer, today, as } = given
  const { published, asOf, year, outlook } = loaded
  const asking = goalsViewer(viewer, as)
  const ledger = year.ledgers[params.role]
  const people = [
    ...CERTIFIED_ROLES.flatMap((role) => year.ledgers[role].closing),
    ...(outlook?.candidates.map(({ personId }) => personId) ?? []),
  ]
  const [organisation, city, known] = await Promise.all([
    asOf === today ? organisationToday(sql, viewer) : organisationOn(sql, asOf),
    cityOn(sql, asOf),
    goalPeople(sql, people, asOf),
  ])
  const limits = limitsOf({ asking, organisation, people: known, year, role: params.role, asOf })
  const fixed = await yearEndsPage(sql, {
    yearEnds: year.yearEnds,
    careers: year.careers,
    today,
    firstYear: firstYearOf(published),
  })
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
    mayFix: as === 'dx_office',
    targetsVersion: published.version,
    indicators,
    officers: {
      people: city.officers,
      through: city.officersThrough && inWareki(city.officersThrough),
      hired: targetOfYear(published.targets, 'TECH_OFFICER', fiscalYear(2026)),
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
    yearEnds: fixed,
  }
  return { page, looked: limits.named.filter((personId) => personId !== viewer.personId) }
}

function firstYearOf({ targets }: PublishedTargets): number {
  const first = planYears(targets).find((each) => targetAtYearEnd(targets, 'DX_LEADER', each) !== null)
  return first ?? planYears(targets)[0] ?? 0
}
