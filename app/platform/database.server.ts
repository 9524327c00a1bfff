import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~/generated/prisma/client'

/** The app role's client for a connection of its own, `connections` at most. */
export function openDatabase(url: string | undefined, connections = 10): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 30_000,
      application_name: 'portal',
      // The adapter drops the offset of a timestamptz: sessions must speak UTC.
      options: '-c TimeZone=UTC -c jit=off -c idle_in_transaction_session_timeout=60000',
    },
    { statementNameGenerator: ({ sql }) => statementName(sql) },
  )
  return new PrismaClient({ adapter })
}

const MOST_STATEMENTS = 500
const statements = new Map<string, string>()

/**
 * Statements with a name are parsed and planned once a connection: the viewer's takes 0.9 ms instead of 2.3. Lists of
 * varying length make ever new texts, so what comes late stays without.
 */
function statementName(sql: string): string {
  const known = statements.get(sql)
  if (known) return known
  if (statements.size >= MOST_STATEMENTS) return ''
  const name = `portal_${statements.size}`
  statements.set(sql, name)
  return name
}

/** The portal's database as the app's role, which may neither edit nor delete what is append-only. */
export const db = openDatabase(process.env.PORTAL_APP_DATABASE)
