import type { CityDate } from '~/domain/calendar'
import { type GoalTargets, readGoalTargets } from '~/domain/goal-targets'
import type { Sql } from '~/facts/sql'

/** Targets with the version under which they were published; `content` is the file as it came. */
export type PublishedTargets = {
  id: number
  version: string
  effectiveFrom: CityDate
  targets: GoalTargets
  content: unknown
}

/** Published targets never change, so each version is read once a process. */
const published = new Map<number, PublishedTargets>()

/** The targets in force on a day; null before the first ones. @throws when what is stored is no longer understood */
export async function goalTargetsOn(sql: Sql, day: CityDate): Promise<PublishedTargets | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT t.id FROM goal_targets t WHERE t.effective_from <= ${day}::date ORDER BY t.effective_from DESC, t.id DESC LIMIT 1`
  return row ? targetsById(sql, row.id) : null
}

async function targetsById(sql: Sql, id: number): Promise<PublishedTargets | null> {
  const known = published.get(id)
  if (known) return known
  const [row] = await sql.$queryRaw<{ version: string; effectiveFrom: CityDate; content: unknown }[]>`
    SELECT t.version, t.effective_from::text AS "effectiveFrom", t.content FROM goal_targets t WHERE t.id = ${id}`
  if (!row) return null
  const read = readGoalTargets(row.content)
  if (!read.ok) throw new Error(`goal targets ${id}: ${JSON.stringify(read.faults)}`)
  const targets = { id, ...row, targets: read.targets }
  published.set(id, targets)
  return targets
}

/** The last version, by the day from which it counts; null before the first. */
export async function latestTargets(sql: Sql): Promise<{ version: string; effectiveFrom: CityDate } | null> {
  const [row] = await sql.$queryRaw<{ version: string; effectiveFrom: CityDate }[]>`
    SELECT t.version, t.effective_from::text AS "effectiveFrom" FROM goal_targets t
    ORDER BY t.effective_from DESC, t.id DESC LIMIT 1`
  return row ?? null
}

/** Puts targets in force from a day, whole as their file told them. @returns the id; null: the version is there already */
export async function storeTargets(
  sql: Sql,
  given: { version: string; content: unknown; from: CityDate },
  stamp: { at: Date; by: number | null },
): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO goal_targets (version, content, effective_from, recorded_at, recorded_by)
    VALUES (${given.version}, ${JSON.stringify(given.content)}::jsonb, ${given.from}::date, ${stamp.at}, ${stamp.by})
    ON CONFLICT (version) DO NOTHING RETURNING id`
  return row?.id ?? null
}
