import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { expiringWithin } from '~/facts/limit-warnings'

/** How many certificates run out within 180 and 30 days, for the home of those who keep them. */
export const expiringCounts = read({
  action: 'certification.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    return { page: await expiringWithin(sql, today) }
  },
})

export type ExpiringCounts = Awaited<ReturnType<typeof expiringCounts>>
