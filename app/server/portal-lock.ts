import pg from 'pg'

// One supervisor for a database. The session that holds it names the portal's address (pg_stat_activity).
const LOCK = 5091127
const NAME = 'dx-portal '

export type PortalLock = { release: () => Promise<void>; lost: Promise<void> }

/** Takes the lock for the portal at `address`, or tells the address of the portal that holds it. */
export async function takePortalLock(ownerUrl: string, address: string): Promise<PortalLock | { heldBy: string }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: NAME + address, keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK])
  if (rows[0]?.taken) return { release: () => client.end(), lost }
  const heldBy = await holder(client)
  await client.end()
  return { heldBy }
}

/** The address of the portal that runs on this database, if one does. */
export async function runningPortal(ownerUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await holder(client)) || null
  } finally {
    await client.end()
  }
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name
       FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid = 0 AND l.objid = $1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [LOCK],
  )
  return rows[0]?.name.slice(NAME.length) ?? ''
}
