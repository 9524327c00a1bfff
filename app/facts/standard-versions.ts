import type { CityDate } from '~/domain/calendar'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { composed, type Lineage, lineageOf, reversed, sameCodes } from '~/domain/standard-lineage'
import type { Sql } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'

/** One version of the standard, of whatever state. */
export type StandardVersion = {
  id: number
  code: string
  version: string
  name: string
  state: 'draft' | 'review' | 'published' | 'retired'
  predecessorId: number | null
  /** In force from and through; null: not published; no end is known. */
  from: CityDate | null
  through: CityDate | null
  publishedOn: CityDate | null
  publishedBy: string | null
  categories: number
  skills: number
  roles: number
}

/** Every version, the newest first: those being worked on, then by the day from which they are in force. */
export function standardVersions(sql: Sql, day: CityDate): Promise<StandardVersion[]> {
  return sql.$queryRaw<StandardVersion[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT v.id, v.code, v.version, v.name, v.state, v.predecessor_id AS "predecessorId", v.effective_from::text AS from,
      (lead(v.effective_from) OVER (PARTITION BY v.code ORDER BY v.effective_from, v.id) - 1)::text AS through,
      (v.published_at AT TIME ZONE 'Asia/Tokyo')::date::text AS "publishedOn", who.name AS "publishedBy",
      (SELECT count(*)::int FROM skill_category c WHERE c.standard_version_id = v.id) AS categories,
      (SELECT count(*)::int FROM skill s WHERE s.standard_version_id = v.id) AS skills,
      (SELECT count(*)::int FROM role_profile p WHERE p.standard_version_id = v.id) AS roles
    FROM clock CROSS JOIN standard_version v
    LEFT JOIN LATERAL (
      SELECT coalesce(i.name, a.display_name) AS name FROM audit_entry e JOIN account a ON a.id = e.account_id
      LEFT JOIN particulars_on(clock.d) i ON i.person_id = a.person_id
      WHERE e.action = 'standard.publish' AND e.subject_kind = 'standard_version' AND e.subject_id = v.id::text
      ORDER BY e.id DESC LIMIT 1
    ) who ON true
    ORDER BY v.state IN ('draft', 'review') DESC, v.effective_from DESC, v.id DESC`
}

/** In force on some day: for everybody to read, and never changed again. */
export function isPublished({ state }: Pick<StandardVersion, 'state'>): boolean {
  return state === 'published' || state === 'retired'
}

/** What published versions say never changes, so each is read once a process. */
const published = new Map<number, SkillStandardFile>()

/** What a version says, draft or published. */
export async function versionContent(sql: Sql, { id, state }: StandardVersion): Promise<SkillStandardFile> {
  const known = published.get(id)
  if (known) return known
  const content = await standardContent(sql, id)
  if (isPublished({ state })) published.set(id, content)
  return content
}

/** What two versions say, and which skill of the one goes on as which of the other. */
export async function bothVersions(
  sql: Sql,
  all: readonly StandardVersion[],
  from: StandardVersion,
  to: StandardVersion,
): Promise<{ before: SkillStandardFile; after: SkillStandardFile; lineage: Lineage }> {
  const [before, after] = await Promise.all([versionContent(sql, from), versionContent(sql, to)])
  const contentOf = (version: StandardVersion) => {
    if (version.id === from.id) return before
    return version.id === to.id ? after : versionContent(sql, version)
  }
  const onward = wayBetween(all, from, to)
  if (onward) return { before, after, lineage: lineageAlong(await Promise.all(onward.map(contentOf))) }
  const back = wayBetween(all, to, from)
  if (back) return { before, after, lineage: reversed(lineageAlong(await Promise.all(back.map(contentOf)))) }
  return { before, after, lineage: sameCodes(before, after) }
}

/** The versions from one to a later one that builds on it, both included; null: it does not. */
function wayBetween(
  all: readonly StandardVersion[],
  from: StandardVersion,
  to: StandardVersion,
): StandardVersion[] | null {
  const way: StandardVersion[] = [to]
  for (let at: StandardVersion | undefined = to; at && at.id !== from.id; ) {
    const { predecessorId }: StandardVersion = at
    at = all.find(({ id }) => id === predecessorId)
    if (!at) return null
    way.unshift(at)
  }
  return way
}

function lineageAlong([first, ...later]: readonly SkillStandardFile[]): Lineage {
  if (!first) throw new Error('a way without a version')
  let [lineage, before] = [sameCodes(first, first), first]
  for (const after of later) {
    lineage = composed(lineage, lineageOf(before, after))
    before = after
  }
  return lineage
}
