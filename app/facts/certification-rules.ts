import type { CityDate } from '~/domain/calendar'
import { type CertificationRules, readCertificationRules } from '~/domain/certification-rules'
import type { Sql } from '~/facts/sql'

/** Rules of certification with the version under which applications cite them. */
export type PublishedRules = { id: number; version: string; effectiveFrom: CityDate; rules: CertificationRules }

/** Published rules never change, so each version is read once a process. */
const published = new Map<number, PublishedRules>()

/** The rules in force on a day; null before the first ones. */
export async function rulesOn(sql: Sql, day: CityDate): Promise<PublishedRules | null> {
  const [row] = await sql.$queryRaw<{ id: number | null }[]>`SELECT certification_rules_on(${day}::date) AS id`
  return row?.id ? rulesById(sql, row.id) : null
}

/** A version by id. @throws when what is stored is no longer understood */
export async function rulesById(sql: Sql, id: number): Promise<PublishedRules | null> {
  const known = published.get(id)
  if (known) return known
  const [row] = await sql.$queryRaw<{ version: string; effectiveFrom: CityDate; content: unknown }[]>`
    SELECT r.version, r.effective_from::text AS "effectiveFrom", r.content FROM certification_rules r WHERE r.id = ${id}`
  if (!row) return null
  const read = readCertificationRules(row.content)
  if (!read.ok) throw new Error(`certification rules ${id}: ${JSON.stringify(read.faults)}`)
  const rules = { id, version: row.version, effectiveFrom: row.effectiveFrom, rules: read.rules }
  published.set(id, rules)
  return rules
}

/** The last version, by the day from which it counts; null before the first. */
export async function latestRules(sql: Sql): Promise<{ version: string; effectiveFrom: CityDate } | null> {
  const [row] = await sql.$queryRaw<{ version: string; effectiveFrom: CityDate }[]>`
    SELECT r.version, r.effective_from::text AS "effectiveFrom" FROM certification_rules r
    ORDER BY r.effective_from DESC, r.id DESC LIMIT 1`
  return row ?? null
}

/** Puts rules in force from a day, whole as their file told them. @returns the id; null: the version is there already */
export async function storeRules(
  sql: Sql,
  given: { version: string; content: unknown; from: CityDate },
  stamp: { at: Date; by: number | null },
): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO certification_rules (version, content, effective_from, recorded_at, recorded_by)
    VALUES (${given.version}, ${JSON.stringify(given.content)}::jsonb, ${given.from}::date, ${stamp.at}, ${stamp.by})
    ON CONFLICT (version) DO NOTHING RETURNING id`
  return row?.id ?? null
}
