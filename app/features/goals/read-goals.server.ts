import type { Reading } from '~/access/read'
import { organisationToday } from '~/access/relations'
import type { CityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { planYears, targetAtYearEnd } from '~/domain/goal-targets'
import type { Organisation } from '~/domain/organisation'
import type { PublishedTargets } from '~/facts/goal-targets'
import { type CityOnDay, cityOn, type GoalPerson, goalPeople } from '~/facts/goals'
import { organisationOn } from '~/facts/organisation'
import { visibleState } from '~/facts/visible-state'
import type { GoalsParams } from './goals-params'
import { type LoadedGoals, loadGoals } from './load-goals.server'
import { type YearEndRow, yearEndsPage } from './year-ends.server'

/** Everything the page is told from, for whoever looks at it and in whichever role. */
export type ReadGoals = {
  loaded: LoadedGoals
  today: CityDate
  organisation: Organisation
  city: CityOnDay
  people: Map<number, GoalPerson>
  yearEnds: YearEndRow[]
}

let last: { key: string; read: ReadGoals } | null = null

/** Read anew as soon as anything at all was written since, by whatever way; null before there are any targets. */
export async function readGoals(given: Reading, params: GoalsParams): Promise<ReadGoals | null> {
  const key = JSON.stringify([await visibleState(given.sql), given.today, params.asOf, params.year])
  if (last?.key === key) return last.read
  const read = await readAnew(given, params)
  if (read) last = { key, read }
  return read
}

async function readAnew(given: Reading, params: GoalsParams): Promise<ReadGoals | null> {
  const { sql, viewer, today } = given
  const loaded = await loadGoals(given, params)
  if (!loaded) return null
  const { asOf, year, outlook, published } = loaded
  const personIds = [
    ...CERTIFIED_ROLES.flatMap((role) => year.ledgers[role].closing),
    ...(outlook?.candidates.map(({ personId }) => personId) ?? []),
  ]
  const [organisation, city, people, yearEnds] = await Promise.all([
    asOf === today ? organisationToday(sql, viewer) : organisationOn(sql, asOf),
    cityOn(sql, asOf),
    goalPeople(sql, personIds, asOf),
    yearEndsPage(sql, {
      yearEnds: year.yearEnds,
      careers: year.careers,
      today,
      firstYear: firstYearOf(published),
    }),
  ])
  return { loaded, today, organisation, city, people, yearEnds }
}

export function firstYearOf({ targets }: PublishedTargets): number {
  const first = planYears(targets).find((each) => targetAtYearEnd(targets, 'DX_LEADER', each) !== null)
  return first ?? planYears(targets)[0] ?? 0
}
