import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { REQUEST_REMINDER_DAYS } from '~/domain/assessment'
import { addDays, type CityDate, laterOf } from '~/domain/calendar'
import { type Confirmer, confirmersOf } from '~/facts/confirmers'
import { holdWaitingRequests, requestsWaitingSince, toldOfWaiting } from '~/facts/off-cycle-requests'

type ToTell = Confirmer & { requests: number; since: CityDate }

/**
 * Tells confirmers again of requests (随時確認) that have waited for 14 days, once for each day on which one has come to
 * that (confirmationPolicy timing.off_cycle). After a transfer it is the new confirmer who hears of it.
 */
export const remindOfRequests = command({
  action: 'requests.remind',
  input: z.object({}),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today }) {
    await holdWaitingRequests(sql)
    const waiting = await requestsWaitingSince(sql, addDays(today, -REQUEST_REMINDER_DAYS))
    const confirmers = await confirmersOf(
      sql,
      waiting.map(({ personId }) => personId),
      today,
    )
    const toTell = new Map<number, ToTell>()
    for (const { personId, submittedOn } of waiting) {
      const due = addDays(submittedOn, REQUEST_REMINDER_DAYS)
      for (const confirmer of confirmers.get(personId) ?? []) {
        const known = toTell.get(confirmer.confirmerId)
        toTell.set(confirmer.confirmerId, {
          ...(known ?? confirmer),
          requests: (known?.requests ?? 0) + 1,
          since: known ? laterOf(known.since, due) : due,
        })
      }
    }
    const told = await toldOfWaiting(sql, [...toTell.values()])
    const left = [...toTell.values()].filter(({ confirmerId }) => !told.has(confirmerId))
    if (left.length === 0) return refuse('14 日を過ぎて待っている申し出で、まだ知らせていないものはありません。')
    return {
      did: { confirmers: left.length },
      audit: { subjectKind: 'city', subjectId: 'requests', detail: { told: left.map((one) => one.confirmerId) } },
      events: left.map(({ confirmerId, unitCode, requests }) => ({
        kind: 'requests-waiting' as const,
        confirmerId,
        unitCode,
        requests,
      })),
    }
  },
})
