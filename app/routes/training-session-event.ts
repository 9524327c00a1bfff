import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarResponse } from '~/features/training/calendar-response'
import { sessionEvent } from '~/features/training/session-event.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return calendarResponse(await sessionEvent(request, { id: params.id ?? '' }), `session-${params.id}.ics`)
}
