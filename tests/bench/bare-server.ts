import { once } from 'node:events'
import { createServer } from 'node:http'
import pg from 'pg'
import type { Statement } from '../support/counted-statements'
import { BARE } from './bare-sql'

/* The yardstick: Node alone, the page's own statements and its finished HTML. It is told both by its parent. */

export type BareServerTask = { url: string; statements: Statement[]; html: string }

const [{ url, statements, html }]: [BareServerTask] = (await once(process, 'message')) as [BareServerTask]
const pool = new pg.Pool({ connectionString: url, max: 10, ...BARE })
const body = Buffer.from(html)

const server = createServer(async (_request, response) => {
  for (const statement of statements) await pool.query({ ...statement, rowMode: 'array' })
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
process.on('disconnect', () => process.exit(0))
