import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'

/** The page on which the administrator of a demo moves its day. */
export const demoClock = read({
  action: 'clock.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ today }) {
    return { page: { today, todayInWareki: inWareki(today) } }
  },
})
