import { nothing, type Subject } from '~/access/subject'
import { addresseeOf } from '~/facts/mail'
import type { Sql } from '~/facts/sql'

/** A mail is the record of whom it is written to: nobody else may know that there is one. */
export async function mailOf(sql: Sql, mailId: number): Promise<Subject> {
  const personId = await addresseeOf(sql, mailId)
  return personId === null ? nothing : { about: 'person', personId }
}
