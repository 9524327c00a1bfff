import type { VersionInWork } from '~/facts/standard-effect'

export const NOT_IN_WORK = 'この版は、公開されたか、取りやめになりました。画面を開き直してください。'

export function auditOf({ id, version }: VersionInWork, detail: Record<string, string | number> = {}) {
  return { subjectKind: 'standard_version', subjectId: id, detail: { version, ...detail } }
}
