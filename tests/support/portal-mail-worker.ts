import { useInstants as goByInstants } from '~/platform/clock.server'
import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'

/*
 * The worker of a portal that runs beside it, by a clock that begins at TEST_INSTANT: a test that waits for mail passes
 * at night and on Sundays too. It takes PORTAL_DATA_DIR and the settings of mail from the environment, as the portal does.
 */
const config = readConfig(process.env)
const server = await openServer(config)
process.env.PORTAL_APP_DATABASE = (await prepareDatabase(config, server.ownerUrl)).appUrl
const ahead = Date.parse(process.env.TEST_INSTANT ?? '') - Date.now()
goByInstants(() => new Date(Date.now() + ahead))
// Only now: what it imports takes the connection from the environment.
const { startMailWorker } = await import('~/server/mail-worker')
const worker = await startMailWorker()
process.on('SIGTERM', async () => {
  await worker.stop()
  process.exit(0)
})
