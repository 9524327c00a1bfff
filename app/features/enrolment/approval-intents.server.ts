import { approvals } from '~/features/enrolment/approvals.server'
import { decideEnrolments } from '~/features/enrolment/decide-enrolments.server'

type Decided =
  | { ok: true; decided: number; meanwhile: number; declined: boolean }
  | { ok: false; errors: Record<string, string[]>; ticked: string[]; reason: string }

/** Decides those that are ticked, or approves all that wait in the unit. */
export async function decideByForm(request: Request, code: string): Promise<Decided> {
  const form = await request.formData()
  const decision = String(form.get('decision') ?? '')
  const reason = String(form.get('reason') ?? '')
  const ticked = form.getAll('enrolment').map(String)
  const ids =
    decision === 'approve-all'
      ? (await approvals(request, { code })).waiting.map(({ enrolmentId }) => String(enrolmentId))
      : ticked
  const result = await decideEnrolments(request, {
    enrolment: ids,
    decision: decision === 'decline' ? 'decline' : 'approve',
    reason,
  })
  if (result.ok) return { ok: true, ...result.value, declined: decision === 'decline' }
  const errors = 'invalid' in result ? result.invalid : { '': ['refused' in result ? result.refused : ''] }
  return { ok: false, errors, ticked, reason }
}
