import { leaveRealCityAlone } from './real-city'
import { fillWithDemo, startTestServer } from './test-server'

/*
 * A PostgreSQL with the demo city, for portals that each begin with a copy of it: `demo-portal.ts`. It says under which
 * address, and ends with whoever started it.
 */
leaveRealCityAlone()
const starter = process.ppid
const { templateUrl, stop } = await startTestServer()
await fillWithDemo(templateUrl)
console.log(`demo city: ${templateUrl}`)

let isEnding = false
async function end(): Promise<void> {
  if (isEnding) return
  isEnding = true
  await stop()
  process.exit()
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
setInterval(() => process.ppid === starter || end(), 500)
