import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { certificatesToCheck } from '~/facts/outside-certificates'

const LATELY_CHECKED = 20

/** What waits to be checked by the office, the oldest first, and what was checked lately. */
export const certificates = read({
  action: 'outside-certificates.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const all = await certificatesToCheck(sql, today, LATELY_CHECKED)
    const shown = all.map(({ personId, ...one }) => ({ ...one, isOwn: personId === viewer.personId }))
    return {
      page: {
        waiting: shown.filter((one) => one.state === 'waiting'),
        checked: shown.filter((one) => one.state !== 'waiting'),
      },
      looked: all.map((one) => one.personId),
    }
  },
})

export type CertificatesPage = Awaited<ReturnType<typeof certificates>>
