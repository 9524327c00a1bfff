import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { careersOf } from '~/facts/careers'
import { loadProposals } from './load-proposals.server'

/** How many people's certificates do not follow the orders, for home. */
export const ordersWaiting = read({
  action: 'certificate-holders.read',
  params: z.object({}),
  subject: () => theCity,
  async run(given): Promise<{ page: { people: number } }> {
    const proposed = await loadProposals(given, await careersOf(given.sql))
    return { page: { people: new Set(proposed.map(({ personId }) => personId)).size } }
  },
})

export type OrdersWaiting = Awaited<ReturnType<typeof ordersWaiting>>
