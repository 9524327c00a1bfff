import type { Sql } from '~/facts/sql'

type PublishedVersion = { id: number; version: string; name: string }

/** The version published last, in force or ahead; null: there is none yet. */
export async function versionToStartFrom(sql: Sql): Promise<PublishedVersion | null> {
  const [row] = await sql.$queryRaw<PublishedVersion[]>`
    SELECT v.id, v.version, v.name FROM standard_version v WHERE v.state = 'published'
    ORDER BY v.published_at DESC, v.id DESC LIMIT 1`
  return row ?? null
}
