import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'
import { type StandardSkill, standardById, standardInForce } from '~/facts/standard'

/**
 * The skills of the standard in force and, where something is asked in skills of other versions, of these too: a round
 * finishes on its own version.
 */
export async function skillsAsked(sql: Sql, skillIds: readonly number[], day: CityDate): Promise<StandardSkill[]> {
  const inForce = (await standardInForce(sql, day))?.skills ?? []
  const known = new Set(inForce.map(({ skillId }) => skillId))
  const others = [...new Set(skillIds)].filter((id) => !known.has(id))
  if (others.length === 0) return inForce
  const versions = await sql.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT s.standard_version_id AS id FROM skill s WHERE s.id = ANY (${others}::int[]) ORDER BY 1`
  const standards = await Promise.all(versions.map(({ id }) => standardById(sql, id)))
  return [...standards.flatMap((standard) => standard?.skills ?? []), ...inForce]
}
