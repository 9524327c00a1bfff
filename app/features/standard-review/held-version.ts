import type { Sql } from '~/facts/sql'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { holdVersion } from '~/facts/standard-review'

/** The version that the page showed, held until the command has ended; null: it is no more in work. */
export async function heldVersion(sql: Sql, versionId: number): Promise<VersionInWork | null> {
  await holdVersion(sql, versionId)
  const inWork = await versionInWork(sql)
  return inWork?.id === versionId ? inWork : null
}

export const NOT_IN_WORK = 'この版は、公開されたか、取りやめになりました。画面を開き直してください。'

export function auditOf({ id, version }: VersionInWork, detail: Record<string, string | number> = {}) {
  return { subjectKind: 'standard_version', subjectId: id, detail: { version, ...detail } }
}
