import { z } from 'zod'
import { openRead } from '~/access/read'
import { theCity } from '~/access/subject'
import { config } from '~/platform/config'

export type SignInOffer = {
  isDemo: boolean
  /** One account for each kind of person; empty in a demo that began without a city. */
  people: { kind: string; accountId: number; name: string; unitName: string | null; title: string | null }[]
  /** Somebody is in the staff list, so that one may come in by staff number. */
  hasStaff: boolean
}

/** What the sign-in page offers: in a demo everybody of the list, by one button each. */
export const offerSignIn = openRead({
  action: 'session.offer',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }): Promise<{ page: SignInOffer }> {
    if (config.mode !== 'demo') return { page: { isDemo: false, people: [], hasStaff: false } }
    const people = await sql.$queryRaw<SignInOffer['people']>`
      SELECT d.kind, d.account_id AS "accountId", a.display_name AS name, u.name AS "unitName", p.title
      FROM demo_account d JOIN account a ON a.id = d.account_id
      LEFT JOIN posts_on(${today}::date) p ON p.person_id = a.person_id AND p.kind = 'primary'
      LEFT JOIN units_on(${today}::date) u ON u.unit_id = p.unit_id
      ORDER BY d.position`
    const hasStaff = people.length > 0 || (await sql.personNumber.findFirst({ select: { id: true } })) !== null
    return { page: { isDemo: true, people, hasStaff } }
  },
})
