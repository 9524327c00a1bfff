import { cityDate, fiscalYear } from '~/domain/calendar'
import { readGoalTargets } from '~/domain/goal-targets'
import { storeTargets } from '~/facts/goal-targets'
import { storeYearEnd } from '~/facts/year-ends'
import { type City, castMember } from './city'
import targets from './plan-targets.json'
import timeline from './timeline.json'
import { enteredOn, personId, type Writing } from './written'

const PLAN_FROM = cityDate('2026-04-01')

/** The plan's targets, and the end of R9 as 事務局 fixed it: before a late order of March was known. */
export async function writeGoals(writing: Writing, city: City): Promise<void> {
  const read = readGoalTargets(targets)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const version = read.targets.targetsVersion ?? PLAN_FROM
  await storeTargets(writing.sql, { version, content: targets, from: PLAN_FROM }, enteredOn(PLAN_FROM))
  const office = await accountOf(writing, personId(writing, castMember(city, '奥村 亮')))
  for (const { year, fixedOn } of fixedYears()) {
    const stamp = { ...enteredOn(fixedOn, 0.6), by: office }
    await storeYearEnd(writing.sql, { fiscalYear: fiscalYear(year), fixedOn }, stamp)
  }
}

function fixedYears() {
  const years = new Map<number, string>()
  for (const { fiscalYear: year, fixedOn } of timeline.ledger) if (fixedOn !== null) years.set(year, fixedOn)
  return [...years].map(([year, fixedOn]) => ({ year, fixedOn: cityDate(fixedOn) }))
}

async function accountOf(writing: Writing, holder: number): Promise<number | null> {
  const [row] = await writing.sql.$queryRaw<{ id: number }[]>`SELECT id FROM account WHERE person_id = ${holder}`
  return row?.id ?? null
}
