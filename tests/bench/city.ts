import { rmSync } from 'node:fs'
import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'
import { appProcesses, freePort, type PortalProcess, startPortal } from '../support/portal-process'
import { temporaryFolder } from '../support/temporary-folder'

/** The workload *city*: the demo city in a portal of its own, started as `npm start` does. */
export type BenchCity = {
  address: string
  port: number
  dataFolder: string
  ownerUrl: string
  /** The app role's connection. */
  appUrl: string
  /** From an empty folder until the first page, the city made on the way. */
  secondsToFill: number
  /** Process ids of its app processes. */
  apps: () => number[]
  stop: () => Promise<void>
  /** Starts it again, with some other environment if need be. */
  start: (env?: Record<string, string>) => Promise<void>
}

export async function openCity(): Promise<BenchCity> {
  const dataFolder = temporaryFolder('bench')
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  const port = await freePort()
  let portal: PortalProcess | null = null
  const start = async (env: Record<string, string> = {}) => {
    // An empty PORTAL_DEMO is the full demo city.
    portal = startPortal({ PORT: String(port), PORTAL_DATA_DIR: dataFolder, PORTAL_DEMO: '', ...env })
    await portal.ready
  }
  const began = performance.now()
  await start()
  const secondsToFill = (performance.now() - began) / 1000
  const connections = await connectionsOf(dataFolder)
  // Read by the portal's own modules when a row loads them.
  process.env.PORTAL_APP_DATABASE = connections.appUrl
  return {
    address: `http://localhost:${port}`,
    port,
    dataFolder,
    ...connections,
    secondsToFill,
    apps: () => (portal ? appProcesses(portal.pid) : []),
    start,
    stop: async () => {
      portal?.kill('SIGTERM')
      await portal?.ended
      portal = null
    },
  }
}

async function connectionsOf(dataFolder: string): Promise<{ ownerUrl: string; appUrl: string }> {
  const config = readConfig({ PORTAL_DATA_DIR: dataFolder })
  const { ownerUrl } = await openServer(config)
  const { appUrl } = await prepareDatabase(config, ownerUrl)
  return { ownerUrl, appUrl }
}
