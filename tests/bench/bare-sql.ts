import pg from 'pg'
import type { Statement } from '../support/counted-statements'

/** Milliseconds that statements take one after the other, sent without the portal: each list over its own connection. */
export async function bareSql(
  url: string,
  lists: readonly (readonly Statement[])[],
  seconds: number,
): Promise<number[]> {
  const milliseconds: number[] = []
  const until = performance.now() + seconds * 1000
  const sendAgainAndAgain = async (statements: readonly Statement[]) => {
    const client = new pg.Client({ connectionString: url, ...BARE })
    await client.connect()
    while (performance.now() < until) {
      const began = performance.now()
      for (const statement of statements) await client.query({ ...statement, rowMode: 'array' })
      milliseconds.push(performance.now() - began)
    }
    await client.end()
  }
  await Promise.all(lists.map(sendAgainAndAgain))
  return milliseconds
}

/** As the portal's own connections. */
export const BARE = { options: '-c TimeZone=UTC -c jit=off' }
