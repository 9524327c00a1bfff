import { useInstants as goByInstants } from '~/platform/clock.server'
import { startMailWorker } from '~/server/mail-worker'

/*
 * The worker alone in a process of its own, to be killed: on the database of PORTAL_APP_DATABASE, by a clock that
 * begins at TEST_INSTANT.
 */
await work(Date.parse(process.env.TEST_INSTANT ?? '') - Date.now())

async function work(ahead: number): Promise<void> {
  goByInstants(() => new Date(Date.now() + ahead))
  const worker = await startMailWorker()
  process.on('SIGTERM', async () => {
    await worker.stop()
    process.exit(0)
  })
}
