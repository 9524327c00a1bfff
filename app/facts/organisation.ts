import type { CityDate } from '~/domain/calendar'
import { type Organisation, organisationOf, type Unit } from '~/domain/organisation'
import type { Sql } from '~/facts/sql'

/** The tree of units with their heads as of a day, in the order of their codes. */
export async function organisationOn(sql: Sql, day: CityDate): Promise<Organisation> {
  const units = await sql.$queryRaw<Unit[]>`
    SELECT u.unit_id AS "unitId", u.code, u.name, u.parent_id AS "parentId", u.kind, u.label,
           u.workplace_type AS "workplaceType", u.confirms, h.person_id AS "headId", a.person_id AS "actingHeadId"
    FROM units_on(${day}::date) u
    LEFT JOIN unit_heads_on(${day}::date) h ON h.unit_id = u.unit_id AND h.kind = 'head'
    LEFT JOIN unit_heads_on(${day}::date) a ON a.unit_id = u.unit_id AND a.kind = 'acting'
    ORDER BY u.code`
  return organisationOf(units)
}

export type PostOnDay = { personId: number; unitId: number; title: string; kind: 'primary' | 'concurrent' }

/** The posts, primary and concurrent, in any of these units on a day. */
export async function postsInUnits(sql: Sql, unitIds: readonly number[], day: CityDate): Promise<PostOnDay[]> {
  return sql.$queryRaw<PostOnDay[]>`
    SELECT p.person_id AS "personId", p.unit_id AS "unitId", p.title, p.kind
    FROM posts_on(${day}::date) p WHERE p.unit_id = ANY (${unitIds}::int[])`
}

/** One person's posts on a day, the primary one first. */
export async function postsOfPerson(sql: Sql, personId: number, day: CityDate): Promise<PostOnDay[]> {
  return sql.$queryRaw<PostOnDay[]>`
    SELECT p.person_id AS "personId", p.unit_id AS "unitId", p.title, p.kind
    FROM posts_on(${day}::date) p WHERE p.person_id = ${personId} ORDER BY p.kind DESC, p.unit_id`
}

/** Where these people have their primary post on a day, in one query. */
export async function primaryPostsOf(sql: Sql, personIds: readonly number[], day: CityDate): Promise<PostOnDay[]> {
  return sql.$queryRaw<PostOnDay[]>`
    SELECT p.person_id AS "personId", p.unit_id AS "unitId", p.title, p.kind
    FROM posts_on(${day}::date) p WHERE p.kind = 'primary' AND p.person_id = ANY (${[...personIds]}::int[])`
}

/** The unit with a code, of any day; null when no unit ever had it. */
export async function unitIdOf(sql: Sql, code: string): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`SELECT id FROM unit WHERE code = ${code}`
  return row?.id ?? null
}
