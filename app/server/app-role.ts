import { createHmac } from 'node:crypto'
import pg from 'pg'
import { errorCode } from './sql-errors'

/** Migrations grant to this group; each database has one login role of its own in it. */
const APP_GROUP = 'portal_app'

/** A database that the portal's own means cannot prepare: the message tells the operator what to do. */
export class DatabaseNotReady extends Error {}

/**
 * Makes the role `portal_app_<database>` (roles are cluster-wide, so each database has its own) and returns its
 * connection. Its password follows from the owner's, so that every process of every host finds the same one.
 */
export async function createAppRole(owner: pg.Client, ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  const database = await currentDatabase(owner)
  const role = `${APP_GROUP}_${database}`.slice(0, 63)
  if (url.password === '') {
    throw new DatabaseNotReady(
      `DATABASE_URL にパスワードがないため、アプリ用の役割を作れません。${instructions(role)}(no password in DATABASE_URL)`,
    )
  }
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url')
  await asOwner(role, async () => {
    await createGroup(owner)
    await createOrAlter(owner, role, `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${password}'`)
    await owner.query(`GRANT ${APP_GROUP} TO ${pg.escapeIdentifier(role)}`)
    await owner.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`)
    await owner.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${pg.escapeIdentifier(role)}`)
  })
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(password)
  return url.toString()
}

/** A role that the operator made (DATABASE_APP_URL) must be in the group, and must not be the owner or a superuser. */
export async function checkAppRole(owner: pg.Client, appUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(appUrl).username)
  const { rows } = await owner.query<{ member: boolean; super: boolean; is_owner: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                     WHERE g.rolname = $2 AND m.member = r.oid) AS member,
            rolsuper AS super, rolname = current_user AS is_owner
       FROM pg_roles r WHERE rolname = $1`,
    [role, APP_GROUP],
  )
  const found = rows[0]
  if (!found?.member) {
    throw new DatabaseNotReady(
      `DATABASE_APP_URL の役割 ${role} が ${APP_GROUP} に入っていません。${instructions(role)}(not a member)`,
    )
  }
  if (found.super || found.is_owner) {
    throw new DatabaseNotReady(
      `DATABASE_APP_URL の役割 ${role} は所有者か特権利用者です。別の役割にしてください。(must not be owner or superuser)`,
    )
  }
}

function instructions(role: string): string {
  return [
    'データベースの管理者に次を実行してもらい、その接続先を DATABASE_APP_URL に指定してください。',
    `  CREATE ROLE ${APP_GROUP} NOLOGIN;`,
    `  CREATE ROLE ${role} LOGIN PASSWORD '…';`,
    `  GRANT ${APP_GROUP} TO ${role};`,
    '',
  ].join('\n')
}

async function currentDatabase(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
  return rows[0]?.name ?? ''
}

async function createGroup(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_GROUP])
  if (rowCount) return
  try {
    await owner.query(`CREATE ROLE ${APP_GROUP} NOLOGIN`)
  } catch (error) {
    // Another database of this cluster made it in this moment.
    if (!['42710', '23505'].includes(errorCode(error))) throw error
  }
}

async function createOrAlter(owner: pg.Client, role: string, options: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  await owner.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${pg.escapeIdentifier(role)} ${options}`)
}

async function asOwner(role: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (errorCode(error) !== '42501') throw error
    throw new DatabaseNotReady(
      `DATABASE_URL の役割では、アプリ用の役割を作れません。${instructions(role)}(may not create roles)`,
    )
  }
}
