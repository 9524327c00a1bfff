import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { waitingCertificates } from '~/facts/outside-certificates'

/** How many certificates wait for the office, one's own left out. */
export const certificatesWaiting = read({
  action: 'outside-certificates.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer }) {
    return { page: { waiting: await waitingCertificates(sql, viewer.personId) } }
  },
})
