import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'

/** A provider's system that may send statements. */
export type XapiClient = { id: number; name: string }

/** Who holds a token; `disabled`: no longer. null: nobody. */
export async function clientOfToken(sql: Sql, tokenHash: string): Promise<(XapiClient & { disabled: boolean }) | null> {
  const client = await sql.xapiClient.findFirst({
    where: { tokenHash },
    select: { id: true, name: true, disabledAt: true },
  })
  return client && { id: client.id, name: client.name, disabled: client.disabledAt !== null }
}

/** Lets a client in by a token from now on. @returns null when the name is taken */
export async function addClient(
  sql: Sql,
  given: { name: string; tokenHash: string },
  stamp: Stamp,
): Promise<number | null> {
  const taken = await sql.xapiClient.findUnique({ where: { name: given.name }, select: { id: true } })
  if (taken) return null
  const { id } = await sql.xapiClient.create({ data: { ...given, createdAt: stamp.at }, select: { id: true } })
  return id
}

/** Shuts a client out. @returns its id, null when there is none of the name that is let in */
export async function disableClient(sql: Sql, name: string, stamp: Stamp): Promise<number | null> {
  const client = await sql.xapiClient.findFirst({ where: { name, disabledAt: null }, select: { id: true } })
  if (!client) return null
  await sql.xapiClient.update({ where: { id: client.id }, data: { disabledAt: stamp.at }, select: { id: true } })
  return client.id
}

/** One client's statements are taken in one after the other; held until the transaction ends. */
export async function oneAtATime(sql: Sql, clientId: number): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(20281117, ${clientId}::int)::text AS held`
}

type KnownStatement = { id: string; digest: string; outcome: string }

/** Those of the statements that came before. */
export async function knownStatements(sql: Sql, ids: readonly string[]): Promise<Map<string, KnownStatement>> {
  const rows = await sql.$queryRaw<KnownStatement[]>`
    SELECT s.id::text AS id, s.digest, s.outcome FROM xapi_statement s WHERE s.id = ANY (${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

export type KeptStatement = {
  id: string
  digest: string
  body: unknown
  outcome: 'recorded' | 'known' | 'ignored' | 'refused'
  reason: string | null
  completionId: number | null
}

/** Keeps statements with what became of them; one that found nobody before is kept anew. */
export async function keepStatements(
  sql: Sql,
  clientId: number,
  statements: readonly KeptStatement[],
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO xapi_statement (id, client_id, digest, body, outcome, reason, completion_id, received_at)
    SELECT x.id, ${clientId}::int, x.digest, x.body, x.outcome, x.reason, x."completionId", ${stamp.at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(statements)}::jsonb)
      AS x (id uuid, digest text, body jsonb, outcome text, reason text, "completionId" int)
    ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, completion_id = excluded.completion_id`
}

/** People by number, and by the mail that they have on the day of a statement (or ever had); several where mails are shared. */
export async function peopleToldOf(
  sql: Sql,
  told: { numbers: readonly string[]; mails: readonly string[] },
  today: CityDate,
): Promise<{ byNumber: Map<string, number>; byMail: Map<string, number[]> }> {
  const rows = await sql.$queryRaw<
    { number: string | null; mail: string | null; personId: number; current: boolean }[]
  >`
    SELECT n.number, NULL AS mail, n.person_id AS "personId", true AS current FROM person_number n
      WHERE n.voided_at IS NULL AND n.number = ANY (${[...told.numbers]}::text[])
    UNION ALL
    SELECT NULL, lower(p.email), p.person_id, bool_or(c.person_id IS NOT NULL) FROM person_particulars p
      LEFT JOIN particulars_on(${today}::date) c ON c.person_id = p.person_id AND lower(c.email) = lower(p.email)
      WHERE p.voided_at IS NULL AND lower(p.email) = ANY (${[...told.mails]}::text[]) GROUP BY 2, 3
    ORDER BY 3`
  const byNumber = new Map(
    rows.flatMap(({ number, personId }) => (number === null ? [] : [[number, personId] as const])),
  )
  const byMail = new Map<string, number[]>()
  for (const mail of told.mails) {
    const holders = rows.filter((row) => row.mail === mail)
    const current = holders.filter((row) => row.current)
    byMail.set(
      mail,
      (current.length > 0 ? current : holders).map((row) => row.personId),
    )
  }
  return { byNumber, byMail }
}
