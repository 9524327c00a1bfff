import type { Reading } from '~/access/read'
import { readableVersions } from '~/access/readable-versions'
import type { StandardChange } from '~/domain/standard-change'
import { standardDiff } from '~/domain/standard-diff'
import { bothVersions, isPublished, type StandardVersion } from '~/facts/standard-versions'

type Compared = {
  versions: StandardVersion[]
  /** Null: there are no two versions yet. */
  pair: { from: StandardVersion; to: StandardVersion; changes: StandardChange[] } | null
}

/** The two versions that an address asks for with all their differences; null: there is no such version to read. */
export async function comparedVersions(given: Reading, asked: { from: string; to: string }): Promise<Compared | null> {
  const versions = await readableVersions(given)
  const called = (version: string) => versions.find((one) => one.version === version)
  const [newest] = versions
  const to = asked.to === '' ? newest : called(asked.to)
  if (asked.to !== '' && !to) return null
  if (asked.from !== '' && !called(asked.from)) return null
  const from = asked.from === '' ? to && before(versions, to) : called(asked.from)
  if (!from || !to) return { versions, pair: null }
  const { before: was, after: is, lineage } = await bothVersions(given.sql, versions, from, to)
  return { versions, pair: { from, to, changes: standardDiff(was, is, lineage) } }
}

/** On which it builds, or the next older one that was published. */
function before(versions: readonly StandardVersion[], to: StandardVersion): StandardVersion | undefined {
  const older = versions.slice(versions.indexOf(to) + 1)
  return versions.find(({ id }) => id === to.predecessorId) ?? older.find(isPublished)
}
