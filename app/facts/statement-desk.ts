import type { CityDate } from '~/domain/calendar'
import { courseKey } from '~/domain/completion-courses'
import type { Sql } from '~/facts/sql'

/* What the office sees of statements that found nobody or no course, and of the names by which courses are found. */

export type RefusedStatement = {
  id: string
  clientId: number
  client: string
  digest: string
  body: unknown
  receivedOn: CityDate
}

/** Statements kept as refused, the newest first, of all systems. */
export async function refusedStatements(sql: Sql, limit: number): Promise<RefusedStatement[]> {
  return sql.$queryRaw<RefusedStatement[]>`
    SELECT s.id::text AS id, s.client_id AS "clientId", k.name AS client, s.digest, s.body,
      (s.received_at AT TIME ZONE 'Asia/Tokyo')::date::text AS "receivedOn"
    FROM xapi_statement s JOIN xapi_client k ON k.id = s.client_id
    WHERE s.outcome = 'refused' AND s.body IS NOT NULL ORDER BY s.received_at DESC, s.id LIMIT ${limit}::int`
}

export async function refusedCount(sql: Sql): Promise<number> {
  const [row] = await sql.$queryRaw<{ refused: number }[]>`
    SELECT count(*)::int AS refused FROM xapi_statement s WHERE s.outcome = 'refused' AND s.body IS NOT NULL`
  return row?.refused ?? 0
}

/** Takes a refused statement off the desk; sent again, it stays off. @returns whose it was, null when none is refused */
export async function setStatementAside(sql: Sql, id: string): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ clientId: number }[]>`
    UPDATE xapi_statement SET outcome = 'ignored', reason = '担当が除きました。'
    WHERE id = ${id}::uuid AND outcome = 'refused' RETURNING client_id AS "clientId"`
  return row?.clientId ?? null
}

export type HeardClient = {
  clientId: number
  name: string
  disabled: boolean
  completions: number
  lastOn: CityDate | null
}

/** The systems that may send, or might once, with what came of them. */
export async function heardClients(sql: Sql): Promise<HeardClient[]> {
  return sql.$queryRaw<HeardClient[]>`
    SELECT k.id AS "clientId", k.name, k.disabled_at IS NOT NULL AS disabled,
      count(s.id) FILTER (WHERE s.outcome = 'recorded')::int AS completions,
      (max(s.received_at) AT TIME ZONE 'Asia/Tokyo')::date::text AS "lastOn"
    FROM xapi_client k LEFT JOIN xapi_statement s ON s.client_id = k.id GROUP BY k.id, k.name, k.disabled_at ORDER BY k.name`
}

export type StandingAlias = { provider: string; key: string; code: string; title: string; keptOn: CityDate }

/** Every name by which a course is found, besides its code and titles. */
export async function standingAliases(sql: Sql): Promise<StandingAlias[]> {
  return sql.$queryRaw<StandingAlias[]>`
    SELECT a.provider, a.alias_key AS key, c.code, t.title, (a.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS "keptOn"
    FROM course_alias a JOIN course c ON c.id = a.course_id
    CROSS JOIN LATERAL (SELECT p.title FROM course_period p WHERE p.course_id = c.id AND p.voided_at IS NULL ORDER BY p.valid_from DESC LIMIT 1) t
    ORDER BY a.provider, a.alias_key`
}

/** @returns the course that it stood for, null when it is not kept */
export async function forgetCourseAlias(
  sql: Sql,
  given: { provider: string; written: string },
): Promise<string | null> {
  const [row] = await sql.$queryRaw<{ code: string }[]>`
    DELETE FROM course_alias a USING course c
    WHERE c.id = a.course_id AND a.provider = ${given.provider} AND a.alias_key = ${courseKey(given.written)} RETURNING c.code`
  return row?.code ?? null
}

export type PlacedStatement = { id: string; body: unknown; completionId: number; source: string }

/** Statements of a provider (empty: of any) that stand behind completions of a course. */
export async function placedStatements(
  sql: Sql,
  given: { provider: string; code: string },
): Promise<PlacedStatement[]> {
  return sql.$queryRaw<PlacedStatement[]>`
    SELECT s.id::text AS id, s.body, c.id AS "completionId", c.source
    FROM xapi_statement s JOIN xapi_client k ON k.id = s.client_id
    JOIN completion c ON c.id = s.completion_id AND c.voided_at IS NULL JOIN course o ON o.id = c.course_id
    WHERE s.body IS NOT NULL AND o.code = ${given.code} AND (${given.provider} = '' OR k.name = ${given.provider})`
}

/** Lets placed statements wait to be placed anew. */
export async function returnToDesk(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.$executeRaw`
    UPDATE xapi_statement SET outcome = 'refused', completion_id = NULL, reason = '研修の呼び名が取り消されました。'
    WHERE id = ANY (${[...ids]}::uuid[])`
}
