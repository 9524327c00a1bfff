import { applyForSession } from '~/features/enrolment/apply-for-session.server'
import { withdrawEnrolment } from '~/features/enrolment/withdraw-enrolment.server'

type Outcome = { done: 'applied' | 'withdrawn' } | { problem: string }

/** Applies for a session or takes the application back, as the pressed button says. */
export async function actOnApplication(request: Request, sessionId: string): Promise<Outcome> {
  const form = await request.formData()
  const isWithdrawal = form.get('intent') === 'withdraw'
  form.delete('intent')
  if (!isWithdrawal) form.set('session', sessionId)
  const result = isWithdrawal ? await withdrawEnrolment(request, form) : await applyForSession(request, form)
  if (result.ok) return { done: isWithdrawal ? 'withdrawn' : 'applied' }
  if ('refused' in result) return { problem: result.refused }
  return { problem: '画面を開き直して、もう一度押してください。' }
}
