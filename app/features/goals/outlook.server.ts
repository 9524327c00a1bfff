import { type CityDate, fiscalYear, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { expectedBy, type Forecast, forecastOf, yearsAfter } from '~/domain/forecast'
import { type GoalTargets, planYears, targetAtYearEnd } from '~/domain/goal-targets'
import { type Career, holdersOn } from '~/domain/goals'
import { candidateProbability, outlookOf } from '~/domain/outlook'
import { type PipelineStage, stageOf } from '~/domain/pipeline'
import {
  type CandidateOnDay,
  candidatesToday,
  leavingBy,
  nextCommittee,
  revivalsAsked,
  stateOfRecords,
} from '~/facts/candidates'
import type { Sql } from '~/facts/sql'

export type RoleOutlook = {
  forecast: Forecast
  later: { year: number; forecast: Forecast }[]
  expected: { group: string; people: number; mean: number }[]
}

export type Outlook = {
  candidates: (CandidateOnDay & { stage: PipelineStage; probability: number })[]
  committee: { applyBy: CityDate; heldOn: CityDate } | null
  roles: Record<CertifiedRole, RoleOutlook>
}

type Asked = {
  today: CityDate
  careers: readonly Career[]
  openings: Record<CertifiedRole, number>
  version: number
  targets: GoalTargets
}

let last: { key: string; outlook: Promise<Outlook> } | null = null

/**
 * Where the year is heading, as of today. Judging every candidate takes some thirty statements, so it is done again only
 * when something has been changed since, which the database tells; every process finds the same.
 */
export async function outlookToday(sql: Sql, asked: Asked): Promise<Outlook> {
  const key = `${asked.today}/${asked.version}/${await stateOfRecords(sql)}`
  if (last?.key !== key) {
    const outlook = readOutlook(sql, asked)
    last = { key, outlook }
    outlook.catch(() => {
      if (last?.outlook === outlook) last = null
    })
  }
  return last.outlook
}

async function readOutlook(sql: Sql, { today, careers, openings, targets }: Asked): Promise<Outlook> {
  const year = fiscalYearOf(today)
  const yearEnd = fiscalYearEnd(year)
  const holders = CERTIFIED_ROLES.flatMap((role) => holdersOn(careers, role, today))
  const [found, committee, asked, leaving] = await Promise.all([
    candidatesToday(sql, today),
    nextCommittee(sql, today, yearEnd),
    revivalsAsked(sql),
    leavingBy(sql, holders, today, yearEnd),
  ])
  const holds = new Set(CERTIFIED_ROLES.flatMap((role) => holdersOn(careers, role, today).map((id) => `${role}/${id}`)))
  const candidates = found.filter(({ role, personId }) => !holds.has(`${role}/${personId}`))
  const path = {
    assumptions: targets.forecastAssumptions,
    mayApply: committee !== null && today <= committee.applyBy,
    committeeMeets: committee !== null,
  }
  const ground = outlookOf({
    ...path,
    today,
    yearEnd,
    careers,
    candidates,
    revivalsAsked: asked,
    leaving,
    targets: byRole((role) => targetAtYearEnd(targets, role, year)),
  })
  const forecasts = forecastOf(ground)
  const years = planYears(targets).filter((each) => each > year)
  return {
    candidates: candidates.map((one) => ({
      ...one,
      stage: stageOf(one),
      probability: candidateProbability(one, path),
    })),
    committee,
    roles: byRole((role) => {
      const later = yearsAfter(
        forecasts[role],
        openings[role],
        years.map((each) => targetAtYearEnd(targets, role, each)),
      )
      return {
        forecast: forecasts[role],
        later: later.map((forecast, index) => ({ year: years[index] ?? fiscalYear(year + 1), forecast })),
        expected: expectedBy(ground, role),
      }
    }),
  }
}

function byRole<Value>(value: (role: CertifiedRole) => Value): Record<CertifiedRole, Value> {
  return Object.fromEntries(CERTIFIED_ROLES.map((role) => [role, value(role)])) as Record<CertifiedRole, Value>
}
