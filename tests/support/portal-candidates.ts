import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'

/*
 * What the summer left in a portal that runs beside it: people with these staff numbers have the confirmed levels and
 * the improvement project that a DX推進リーダー needs. Courses are not theirs to give: they come in from a file.
 */
const config = readConfig(process.env)
const server = await openServer(config)
process.env.PORTAL_APP_DATABASE = (await prepareDatabase(config, server.ownerUrl)).appUrl
// Only now: what it imports takes the connection from the environment.
const { db } = await import('~/platform/database.server')
const { LEADER_COURSES, readyForLeader } = await import('./ready-for-leader')

const rows = await db.skill.findMany({ select: { id: true, code: true } })
const skills = new Map(rows.map(({ id, code }) => [code, id]))
for (const number of process.argv.slice(2)) {
  const { personId } = await db.personNumber.findFirstOrThrow({ where: { number }, select: { personId: true } })
  const post = await db.post.findFirstOrThrow({ where: { personId, kind: 'primary' }, select: { unitId: true } })
  await readyForLeader(db, { personId, unitId: post.unitId, skills, without: Object.keys(LEADER_COURSES) })
}
await db.$disconnect()
