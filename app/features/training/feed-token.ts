import { z } from 'zod'

/** A token of a feed as addresses hold it. */
export const feedToken = z.string().regex(/^[\w-]{43}$/)

/** `/calendar/〈token〉.ics` of the portal. */
export function feedAddress(portalUrl: string, token: string): string {
  return `${portalUrl}/calendar/${token}.ics`
}
