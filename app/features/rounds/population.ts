import { type CityDate, fiscalYear } from '~/domain/calendar'
import { populationOf, type RoundKind } from '~/domain/round-population'
import type { Tier } from '~/domain/skill-standard'
import { peopleForRound, skillsToAsk } from '~/facts/round-participants'
import type { Sql } from '~/facts/sql'
import { standardById } from '~/facts/standard'

export type RoundRow = {
  roundId: number
  name: string
  fiscalYear: number
  kind: RoundKind
  tiers: Tier[]
  departmentCodes: string[]
  standardId: number
  opensOn: CityDate
  selfDueOn: CityDate
  confirmDueOn: CityDate
  state: 'planned' | 'open' | 'closed'
  closedOn: CityDate | null
}

export async function roundRow(sql: Sql, roundId: number): Promise<RoundRow | null> {
  const [row] = await sql.$queryRaw<RoundRow[]>`
    SELECT r.id AS "roundId", r.name, r.fiscal_year AS "fiscalYear", r.kind, r.tiers, r.department_codes AS "departmentCodes",
      r.standard_version_id AS "standardId", r.opens_on::text AS "opensOn", r.self_due_on::text AS "selfDueOn",
      r.confirm_due_on::text AS "confirmDueOn", r.state, r.closed_on::text AS "closedOn"
    FROM round r WHERE r.id = ${roundId}`
  return row ?? null
}

/** Whom the round asks as of a day, by the rules. */
export async function roundPopulation(sql: Sql, round: RoundRow, day: CityDate) {
  const standard = await standardById(sql, round.standardId)
  if (!standard) throw new Error(`round ${round.roundId} has no standard`)
  const people = await peopleForRound(sql, day, round.departmentCodes)
  return populationOf(round, people, skillsToAsk(standard, fiscalYear(round.fiscalYear)))
}
