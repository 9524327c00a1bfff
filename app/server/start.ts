import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import * as build from 'virtual:remix/server-build'
import { setConsequences } from '~/access/consequences'
import { config } from '~/platform/config'
import { db } from '~/platform/database.server'
import { log } from '~/platform/log.server'
import { whatFollows } from '~/wiring/consequences'
import { startDailyJobs } from './daily-jobs'
import { portalApp } from './http/portal-app'
import { startMailWorker } from './mail-worker'

/* One app process. The supervisor starts it, and ends it with SIGTERM. */

const CLIENT = fileURLToPath(new URL('../client', import.meta.url))
const SECONDS_TO_ANSWER = 10

setConsequences(whatFollows)

const server = portalApp(config.mode, build, CLIENT).listen(config.port, config.host)

server.on('error', (error) => {
  log.fatal({ err: error }, 'cannot listen')
  process.exit(1)
})

const mailWorker = startMailWorker()
const dailyJobs = startDailyJobs()

process.on('SIGTERM', () => {
  const mailStopped = mailWorker.then((worker) => worker.stop())
  const jobsStopped = dailyJobs.stop()
  server.close(async () => {
    await mailStopped
    await jobsStopped
    await db.$disconnect()
    process.exit(0)
  })
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), SECONDS_TO_ANSWER * 1000).unref()
})

// Ctrl+C reaches the whole group; the supervisor decides when this process ends.
if (cluster.isWorker) process.on('SIGINT', () => {})
