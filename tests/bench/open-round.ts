import { cityDate } from '~/domain/calendar'
import { roundFor } from '../support/builders'
import type { BenchCity } from './city'

const TODAY = cityDate('2028-11-15')

export type OpenRound = { roundId: number; skills: string[]; staffNumbers: string[] }

/** A round that asks some people, whom no other row shows, for every skill. */
export async function openRound(city: BenchCity, people: number): Promise<OpenRound> {
  const { openDatabase } = await import('~/platform/database.server')
  const db = openDatabase(city.appUrl, 1)
  const skills = await db.$queryRaw<{ id: number; code: string }[]>`
    SELECT id, code FROM skill WHERE standard_version_id = standard_in_force(${TODAY}::date) ORDER BY position`
  const asked = await db.$queryRaw<{ id: number; number: string }[]>`
    SELECT n.person_id AS id, n.number FROM person_number n
    JOIN employments_on(${TODAY}::date) e USING (person_id) JOIN account a USING (person_id)
    JOIN purpose_acknowledgement k USING (person_id)
    WHERE n.voided_at IS NULL AND e.employment_type = 'permanent'
      AND a.id NOT IN (SELECT account_id FROM demo_account)
      AND n.person_id NOT IN (SELECT person_id FROM round_participant JOIN round r ON r.id = round_id WHERE r.state = 'open')
    ORDER BY n.number LIMIT ${people}`
  const roundId = await roundFor(
    db,
    { opensOn: TODAY, dueOn: TODAY },
    asked.map((person) => person.id),
    skills.map((skill) => skill.id),
  )
  await db.$disconnect()
  return { roundId, skills: skills.map(({ code }) => code), staffNumbers: asked.map(({ number }) => number) }
}
