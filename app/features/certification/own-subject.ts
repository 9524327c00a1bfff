import { nothing, type Subject } from '~/access/subject'
import { applicantOf } from '~/facts/applications'
import type { Sql } from '~/facts/sql'

/** Whose application it is: another's, like one that is not there, answers 404. */
export async function applicantAsSubject({ application }: { application: number }, sql: Sql): Promise<Subject> {
  const personId = await applicantOf(sql, application)
  return personId === null ? nothing : { about: 'person', personId }
}

/** The line in the audit for something done to an application. */
export function auditOf(application: { applicationId: number; personId: number; role: string }, detail: object = {}) {
  return {
    subjectKind: 'application',
    subjectId: application.applicationId,
    subjectPersonId: application.personId,
    detail: { role: application.role, ...detail },
  }
}
