import { asOwner } from '~/server/owner-database'
import type { BenchCity } from './city'

/** Signs in as the demo's person of a kind, as its button on the sign-in page does. @returns the session's cookie */
export async function signInAs(city: BenchCity, kind: string): Promise<string> {
  const accountId = await asOwner(city.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: number }>('SELECT account_id AS id FROM demo_account WHERE kind = $1', [
      kind,
    ])
    return rows[0]?.id
  })
  if (accountId === undefined) throw new Error(`the demo has no ${kind}`)
  return signIn(city.address, { accountId: String(accountId) })
}

/** Signs in by the form of the sign-in page. @returns the session's cookie */
export async function signIn(address: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(`${address}/login`, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  await answer.body?.cancel()
  if (answer.status !== 302 || !cookie) throw new Error(`signing in answered ${answer.status}`)
  return cookie
}
