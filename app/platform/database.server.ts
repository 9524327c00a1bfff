import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '~/generated/prisma/client'

/** The app role's client for a connection of its own, `connections` at most. */
export function openDatabase(url: string | undefined, connections = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    application_name: 'portal',
    // The adapter drops the offset of a timestamptz: sessions must speak UTC.
    options: '-c TimeZone=UTC -c jit=off -c idle_in_transaction_session_timeout=60000',
  })
  return new PrismaClient({ adapter })
}

/** The portal's database as the app's role, which may neither edit nor delete what is append-only. */
export const db = openDatabase(process.env.PORTAL_APP_DATABASE)

/** The client, or the client of a transaction. */
export type Database = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>
