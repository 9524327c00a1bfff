import { randomBytes } from 'node:crypto'
import { asOwner } from '../../app/server/owner-database'
import { startPortal } from './portal-process'

export type DemoPortal = {
  /** Where it is opened. */
  address: string
  /** Its database, for the command line. */
  databaseUrl: string
  stop: () => Promise<void>
}

/** A portal whose city is a copy of the one in DEMO_CITY (`demo-server.ts`). */
export async function startDemoPortal(port: number): Promise<DemoPortal> {
  if (!process.env.DEMO_CITY) throw new Error('DEMO_CITY names no database: demo-server.ts says its address')
  const city = new URL(process.env.DEMO_CITY)
  const own = `city_${randomBytes(6).toString('hex')}`
  await beside(city, `CREATE DATABASE ${own} TEMPLATE ${city.pathname.slice(1)} STRATEGY FILE_COPY`)
  const url = new URL(city)
  url.pathname = `/${own}`
  const portal = startPortal({ PORT: String(port), HOST: '127.0.0.1', PORTAL_DEMO: '', DATABASE_URL: url.href })
  const stop = async () => {
    portal.kill('SIGTERM')
    await portal.ended
    await beside(city, `DROP DATABASE ${own} WITH (FORCE)`)
  }
  return { address: await portal.ready, databaseUrl: url.href, stop }
}

async function beside(city: URL, statement: string): Promise<void> {
  const server = new URL(city)
  server.pathname = '/postgres'
  await asOwner(server.href, (owner) => owner.query(statement))
}
