import type { Action } from '~/access/actions'
import type { Doing } from '~/access/doing'
import type { Sql } from '~/facts/sql'

/** What the audit log tells of a change. `detail` holds names of fields, codes and counts, never values of personal data. */
export type AuditLine = {
  subjectKind: string
  subjectId: string | number
  subjectPersonId?: number | null
  detail?: Record<string, string | number | boolean | null | readonly (string | number)[]>
}

/** Writes the audit rows of a command, in its own transaction. */
export async function writeAudit(
  sql: Sql,
  at: Date,
  action: Action,
  given: Doing,
  lines: readonly AuditLine[],
): Promise<void> {
  await sql.auditEntry.createMany({
    data: lines.map((line) => ({
      at,
      accountId: given.viewer?.accountId ?? null,
      action,
      actedAs: given.as,
      subjectKind: line.subjectKind,
      subjectId: String(line.subjectId),
      subjectPersonId: line.subjectPersonId ?? null,
      detail: line.detail ?? {},
    })),
  })
}
