import { nothing, type Subject } from '~/access/subject'
import { officerTerms } from '~/facts/officers'
import { personNumbered } from '~/facts/person-number'
import type { Sql } from '~/facts/sql'

/** Whoever has, had or will have a term as デジタル技術官, by staff number; nobody else is known here. */
export async function officerNumbered(sql: Sql, number: string): Promise<Subject> {
  const personId = await personNumbered(sql, number)
  if (personId === null) return nothing
  const terms = await officerTerms(sql)
  return terms.some((term) => term.personId === personId) ? { about: 'officer', personId } : nothing
}
