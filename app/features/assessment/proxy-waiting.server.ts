import { z } from 'zod'
import { read } from '~/access/read'
import { peopleEnteredFor } from '~/access/relations'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'

/** For how many people the viewer has yet to enter (代理入力), and until when; nobody, without a query, for all others. */
export const proxyWaiting = read({
  action: 'proxy-list.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const personIds = await peopleEnteredFor(sql, viewer)
    if (personIds.length === 0) return { page: { people: 0, dueOn: null } }
    const [row] = await sql.$queryRaw<{ people: number; dueOn: CityDate | null }[]>`
      SELECT count(DISTINCT t.person_id)::int AS people, min(t.self_due_on)::text AS "dueOn"
      FROM round_participant t JOIN round r ON r.id = t.round_id AND r.state = 'open'
      WHERE t.person_id = ANY (${personIds}::int[]) AND t.modes && ARRAY['proxy', 'paper']
        AND t.state IN ('not_started', 'draft', 'returned')
        AND NOT EXISTS (SELECT 1 FROM leaves_on(${today}::date) v WHERE v.person_id = t.person_id)`
    return { page: row ?? { people: 0, dueOn: null } }
  },
})

export type ProxyWaiting = Awaited<ReturnType<typeof proxyWaiting>>
