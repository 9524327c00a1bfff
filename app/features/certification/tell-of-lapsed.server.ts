import { z } from 'zod'
import { command } from '~/access/command'
import type { PortalEvent } from '~/access/consequences'
import { theCity } from '~/access/subject'
import { recordApplicationEvent } from '~/facts/applications'
import { lapsedApplications } from '~/facts/lapsed-applications'
import { heldApplication } from './handled-application'
import { auditOf } from './own-subject'

/**
 * Tells whose application nobody decided in time, once each. That it lapsed follows from its day; only the telling is
 * recorded. They are few a day, and each is looked at by itself: somebody may be about to decide it.
 */
export const tellOfLapsed = command({
  action: 'applications.tell-of-lapsed',
  input: z.object({}),
  subject: () => theCity,
  async run({ sql, today, stamp }) {
    const told: { audit: ReturnType<typeof auditOf>; event: PortalEvent }[] = []
    for (const applicationId of await lapsedApplications(sql, today)) {
      const held = await heldApplication(sql, applicationId, today)
      if (!held) continue
      const { stored, ruled } = held
      const event = { event: 'time_out', on: today } as const
      const moved = await recordApplicationEvent(sql, stored, ruled.path, event, { byPersonId: null }, stamp)
      if (!moved.ok) continue
      const { personId, role } = stored
      told.push({ audit: auditOf(stored), event: { kind: 'application-lapsed', applicationId, personId, role } })
    }
    return { did: { told: told.length }, audit: told.map(({ audit }) => audit), events: told.map(({ event }) => event) }
  },
})
