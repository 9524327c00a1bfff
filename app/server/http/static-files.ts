import { readdirSync } from 'node:fs'
import express, { Router } from 'express'

/** The browser's half of the build; files with a hash in their name never change. */
export function staticFiles(client: string): Router {
  const router = Router()
  const options = { index: false, redirect: false }
  router.use('/assets', express.static(`${client}/assets`, { ...options, immutable: true, maxAge: '1y' }))
  router.use('/assets', (_request, response) => void response.status(404).type('text').send('not found\n'))
  const single = express.static(client, { ...options, maxAge: '1h' })
  // Pages are asked for far more often: no look at the disk for each of them.
  const names = new Set(readdirSync(client).map((name) => `/${name}`))
  router.use((request, response, next) => (names.has(request.path) ? single(request, response, next) : next()))
  return router
}
