import type { Sql, Stamp } from '~/facts/sql'
import { cityDayOf } from '~/platform/clock.server'

/** Since when somebody's calendar address stands; null when they have none. */
export async function feedSince(sql: Sql, personId: number) {
  const feed = await sql.calendarFeed.findFirst({
    where: { personId, revokedAt: null },
    select: { createdAt: true },
  })
  return feed && cityDayOf(feed.createdAt)
}

/** Ends somebody's standing calendar address. @returns how many that were: 0 or 1 */
export async function endFeed(sql: Sql, personId: number, stamp: Stamp): Promise<number> {
  const { count } = await sql.calendarFeed.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: stamp.at },
  })
  return count
}
