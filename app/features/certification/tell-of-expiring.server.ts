import { z } from 'zod'
import { command } from '~/access/command'
import { theCity } from '~/access/subject'
import { daysBetween } from '~/domain/calendar'
import { certificateWarning } from '~/domain/limit-warnings'
import { certificatesNearLimit, markTold, type NearLimit } from '~/facts/limit-warnings'

/** Tells people 180, 90 and 30 days before their certificate runs out, each once, however late it comes to run. */
export const tellOfExpiring = command({
  action: 'certificates.tell-of-expiring',
  input: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const near = await certificatesNearLimit(sql, today)
    const due = near.flatMap((one) => {
      const stage = certificateWarning(one.limit, today, one.told)
      return stage === null ? [] : [{ ...one, stage }]
    })
    const told = await markTold(
      sql,
      due.map(({ personId, role, limit, stage }) => ({ personId, role, limit, stage })),
      today,
    )
    const isTold = (one: NearLimit) => told.some((each) => each.personId === one.personId && each.role === one.role)
    const events = due.filter(isTold).map(({ personId, role, limit, conditional }) => ({
      kind: 'certificate-expiring' as const,
      personId,
      role,
      on: limit,
      days: daysBetween(today, limit),
      conditional,
    }))
    return {
      did: { told: told.length },
      audit: due.filter(isTold).map(({ personId, role, limit, stage }) => ({
        subjectKind: 'limit_warning',
        subjectId: `${personId}/${role}/${limit}/${stage}`,
        subjectPersonId: personId,
        detail: { role, limit, days: stage },
      })),
      events,
    }
  },
})
