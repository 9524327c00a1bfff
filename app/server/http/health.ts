import { Router } from 'express'
import { db } from '~/platform/database.server'
import { log } from '~/platform/log.server'

/** `/healthz`: the process answers. `/readyz`: it reaches its database too. */
export function health(): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text').send('ok\n')
  })
  router.get('/readyz', async (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text')
    try {
      await db.$queryRaw`SELECT 1`
      response.send('ready\n')
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      response.status(503).send('database does not answer\n')
    }
  })
  return router
}
