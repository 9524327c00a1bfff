import { nothing, type Subject } from '~/access/subject'
import { isBeforeCommittee } from '~/domain/committee'
import { applicationById } from '~/facts/applications'
import { committeeById } from '~/facts/committees'
import type { Sql } from '~/facts/sql'

export async function committeeAsSubject({ committee }: { committee: number }, sql: Sql): Promise<Subject> {
  const found = await committeeById(sql, committee)
  return found ? { about: 'committee', committeeId: found.committeeId } : nothing
}

/** An application before the round; one that another round has, or that is not ready yet, answers like none. */
export async function caseAsSubject(
  { committee, application }: { committee: number; application: number },
  sql: Sql,
): Promise<Subject> {
  const stored = await applicationById(sql, application)
  if (!stored || stored.committeeId !== committee || !isBeforeCommittee(stored)) return nothing
  return { about: 'case', committeeId: committee, applicationId: application, personId: stored.personId }
}
