import { cancelSession } from './cancel-session.server'
import { changeSession, type SessionConflict } from './change-session.server'
import { errorsOf, valuesOf } from './kept-form'

/** What came of a session's form or its button 中止: what was done, or what was sent with what is wrong. */
export async function submitSession(request: Request, sessionId: string) {
  const form = await request.formData()
  const isCancelling = form.get('intent') === 'cancel'
  form.delete('intent')
  form.set('session', sessionId)
  const values = valuesOf(form)
  const result = await (isCancelling ? cancelSession : changeSession)(request, form)
  if (result.ok) return { ok: true as const, done: isCancelling ? 'cancelled' : 'changed' }
  const conflict = 'conflict' in result ? (result.conflict as SessionConflict) : null
  return { ok: false as const, values, errors: errorsOf(result), conflict, status: conflict ? 409 : 422 }
}
