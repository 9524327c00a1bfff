import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '~/features/session/end-session.server'
import { endedSessionCookie } from '~/platform/session-cookie.server'

export async function action({ request }: ActionFunctionArgs) {
  await endSession(request, {})
  return redirect('/login', { headers: { 'Set-Cookie': endedSessionCookie(request) } })
}

export function loader() {
  return redirect('/')
}
