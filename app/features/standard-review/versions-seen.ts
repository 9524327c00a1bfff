import type { Reading } from '~/access/read'
import { type StandardVersion, standardVersions } from '~/facts/standard-versions'
import { isPublished } from './version-words'

/** The versions that the viewer may read: published ones, and drafts for those who work on them. */
export async function versionsSeen({ sql, today, relations }: Reading): Promise<StandardVersion[]> {
  const all = await standardVersions(sql, today)
  const readsDrafts = (['dx_office', 'hr_section', 'technical_officer'] as const).some((one) => relations.has(one))
  return all.filter((version) => readsDrafts || isPublished(version))
}
