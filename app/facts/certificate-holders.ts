import type { CityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import { type GoalPerson, goalPeople } from '~/facts/goals'
import type { Sql } from '~/facts/sql'

/** Whoever holds or held a certificate, as a list shows them. */
export type HolderPerson = GoalPerson & {
  inOffice: boolean
  /** The text that is looked for is in one of their names or begins a staff number of theirs. */
  found: boolean
}

/** These people as of a day; those who left keep their last name, number and unit. */
export async function holderPeople(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
  text: string,
): Promise<Map<number, HolderPerson>> {
  if (personIds.length === 0) return new Map()
  const folded = foldForSearch(text)
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  const [people, rows] = await Promise.all([
    goalPeople(sql, personIds, day),
    sql.$queryRaw<{ personId: number; inOffice: boolean; found: boolean }[]>`
      SELECT x.person_id AS "personId",
        EXISTS (SELECT 1 FROM employment e WHERE e.person_id = x.person_id AND e.voided_at IS NULL
          AND e.valid_from <= ${day}::date AND (e.valid_to IS NULL OR e.valid_to > ${day}::date)) AS "inOffice",
        ${folded} = ''
          OR EXISTS (SELECT 1 FROM person_particulars c WHERE c.person_id = x.person_id AND c.voided_at IS NULL
            AND c.search_key LIKE ${pattern})
          OR EXISTS (SELECT 1 FROM person_number n WHERE n.person_id = x.person_id AND n.voided_at IS NULL
            AND lower(n.number) LIKE ${pattern.slice(1)}) AS found
      FROM unnest(${[...new Set(personIds)]}::int[]) AS x (person_id)`,
  ])
  return new Map(
    rows.flatMap(({ personId, inOffice, found }) => {
      const person = people.get(personId)
      return person ? [[personId, { ...person, inOffice, found }]] : []
    }),
  )
}
