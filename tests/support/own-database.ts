import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createAppRole } from '~/server/app-role'
import { asOwner } from '~/server/owner-database'

/*
 * Runs before each test file is loaded: the file's own copy of the migrated database, which `~/platform/database.server`
 * then opens as the app's role. The demo's day stands at 2028-11-15.
 */
const url = new URL(inject('templateUrl'))
const template = url.pathname.slice(1)
const name = `test_${randomBytes(6).toString('hex')}`
url.pathname = '/postgres'
await asOwner(url.href, (owner) => owner.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
url.pathname = `/${name}`
process.env.PORTAL_MODE = 'demo'
process.env.PORTAL_TEST_OWNER = url.href
process.env.PORTAL_APP_DATABASE = await asOwner(url.href, async (owner) => {
  await owner.query("INSERT INTO portal_clock (id, today) VALUES (1, '2028-11-15')")
  return createAppRole(owner, url.href)
})
