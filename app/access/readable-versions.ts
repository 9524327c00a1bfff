import { ACTIONS, type Relation } from '~/access/actions'
import type { Reading } from '~/access/read'
import { isPublished, type StandardVersion, standardVersions } from '~/facts/standard-versions'

const DRAFT_READERS: readonly Relation[] = ACTIONS['standard-draft.read'].relations

/** The versions of the standard that the viewer may read, the newest first: a draft only who may read drafts. */
export async function readableVersions({
  sql,
  today,
  relations,
}: Pick<Reading, 'sql' | 'today' | 'relations'>): Promise<StandardVersion[]> {
  const all = await standardVersions(sql, today)
  return DRAFT_READERS.some((one) => relations.has(one)) ? all : all.filter(isPublished)
}
