import type { Reading } from '~/access/read'
import { type StandardVersion, standardVersions } from '~/facts/standard-versions'

const DRAFT_READERS = ['dx_office', 'hr_section', 'technical_officer'] as const

/** The versions that the viewer may take out: published ones, drafts who may read them. */
export async function versionsToExport({ sql, today, relations }: Reading): Promise<StandardVersion[]> {
  const readsDrafts = DRAFT_READERS.some((one) => relations.has(one))
  const all = await standardVersions(sql, today)
  return readsDrafts ? all : all.filter(({ state }) => state === 'published' || state === 'retired')
}

/** The version that an address names; where it names none, the one in force, else the newest. */
export function versionNamed(
  all: readonly StandardVersion[],
  version: string,
  today: string,
): StandardVersion | undefined {
  if (version !== '') return all.find((one) => one.version === version)
  return all.find(({ state, from }) => state === 'published' && from !== null && from <= today) ?? all[0]
}
