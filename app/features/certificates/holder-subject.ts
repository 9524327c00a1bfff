import { nothing, type Subject } from '~/access/subject'
import { personNumbered } from '~/facts/person-number'
import type { Sql } from '~/facts/sql'

/** The person with a staff number, as whose record their certificates count. */
export async function certificateHolder({ staffNumber }: { staffNumber: string }, sql: Sql): Promise<Subject> {
  const personId = await personNumbered(sql, staffNumber)
  return personId === null ? nothing : { about: 'person', personId }
}
