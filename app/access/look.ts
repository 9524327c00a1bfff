import type { Relation } from '~/access/actions'
import type { Viewer } from '~/access/viewer'
import type { Sql } from '~/facts/sql'
import { instant } from '~/platform/clock.server'

const MERGED_MINUTES = 10

/**
 * Writes down that the viewer looked at other people's records: one row a list, looks at the same people on the same
 * page within ten minutes merged. The page is not shown if this cannot be written.
 */
export async function logLook(
  sql: Sql,
  viewer: Viewer,
  as: Relation,
  request: Request,
  personIds: readonly number[],
): Promise<void> {
  const others = [...new Set(personIds)].filter((personId) => personId !== viewer.personId).sort((a, b) => a - b)
  if (others.length === 0) return
  const at = instant()
  const page = new URL(request.url).pathname.replace(/\.data$/, '')
  const since = new Date(at.getTime() - MERGED_MINUTES * 60_000)
  await sql.$executeRaw`
    INSERT INTO look (at, account_id, acted_as, page, person_ids)
    SELECT ${at}, ${viewer.accountId}, ${as}, ${page}, ${others}::int[]
    WHERE NOT EXISTS (
      SELECT 1 FROM look l WHERE l.account_id = ${viewer.accountId} AND l.page = ${page} AND l.at > ${since} AND l.person_ids @> ${others}::int[])`
}
