import { z } from 'zod'
import { read } from '~/access/read'
import { peopleConfirmedBy } from '~/access/relations'
import { theCity } from '~/access/subject'
import { waitingCount } from '~/facts/enrolments-to-decide'
import { waitingCounts } from '~/facts/standing-claims'

/** How much waits for the viewer as confirmer, for home and the menu; zeros for everybody else, without a query. */
export const waitingForMe = read({
  action: 'home.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const personIds = await peopleConfirmedBy(sql, viewer)
    const place = viewer.heads[0] ?? viewer.delegations.find((given) => given.kind === 'delegate')
    const applications = personIds.length === 0 ? 0 : await waitingCount(sql, personIds, today)
    return { page: { ...(await waitingCounts(sql, personIds, today)), applications, unitCode: place?.code ?? null } }
  },
})
