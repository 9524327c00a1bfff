import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFeed } from '~/features/training/calendar-feed.server'
import { calendarResponse } from '~/features/training/calendar-response'

/** The address ends with `.ics`, which some calendar programs ask for. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params.file?.replace(/\.ics$/, '') ?? ''
  return calendarResponse(await calendarFeed(request, { token }), 'dx-jinzai.ics')
}
