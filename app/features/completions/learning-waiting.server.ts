import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { learningToCheck } from '~/facts/outside-certificates'

/** How many certificates wait for the office, one's own left out, and statements that found no place. */
export const learningWaiting = read({
  action: 'outside-certificates.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer }) {
    return { page: await learningToCheck(sql, viewer.personId) }
  },
})

export type LearningWaiting = Awaited<ReturnType<typeof learningWaiting>>
