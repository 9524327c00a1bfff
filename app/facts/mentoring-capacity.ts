import type { CityDate } from '~/domain/calendar'
import type { MentoringCapacity } from '~/domain/mentoring'
import type { Sql, Stamp } from '~/facts/sql'

/** States the places of mentors from a day on; what was stated before stays. @returns the id */
export async function stateCapacity(
  sql: Sql,
  { from, capacity }: { from: CityDate; capacity: MentoringCapacity },
  stamp: Stamp,
): Promise<number> {
  const { officerMasters, officerCandidates, masterCandidates, masterWithAssistant } = capacity
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO mentoring_capacity (effective_from, officer_masters, officer_candidates, master_candidates, master_with_assistant,
      provisional_mentor, assistant_mentor, recorded_at, recorded_by)
    VALUES (${from}::date, ${officerMasters}, ${officerCandidates}, ${masterCandidates}, ${masterWithAssistant},
      ${capacity.provisionalMentor}, ${capacity.assistantMentor}, ${stamp.at}, ${stamp.by}::int) RETURNING id`
  if (!row) throw new Error('the places were not written')
  return row.id
}

/** The places in force on a day and what is stated for later, the earliest first. */
export function capacitiesFrom(sql: Sql, day: CityDate): Promise<(MentoringCapacity & { from: CityDate })[]> {
  return sql.$queryRaw<(MentoringCapacity & { from: CityDate })[]>`
    SELECT DISTINCT ON (c.effective_from) c.effective_from::text AS "from", c.officer_masters AS "officerMasters",
      c.officer_candidates AS "officerCandidates", c.master_candidates AS "masterCandidates", c.master_with_assistant AS "masterWithAssistant",
      c.provisional_mentor AS "provisionalMentor", c.assistant_mentor AS "assistantMentor"
    FROM mentoring_capacity c
    WHERE c.effective_from >= (SELECT max(o.effective_from) FROM mentoring_capacity o WHERE o.effective_from <= ${day}::date)
    ORDER BY c.effective_from, c.id DESC`
}
