import type { CommandResult } from '~/access/command'
import { approvals } from '~/features/enrolment/approvals.server'
import { decideEnrolments } from '~/features/enrolment/decide-enrolments.server'
import { releaseSeat } from '~/features/enrolment/release-seat.server'

type Decided =
  | { ok: true; done: 'approved' | 'declined' | 'released'; decided: number; meanwhile: number }
  | { ok: false; of: 'decision' | 'release'; errors: Record<string, string[]>; ticked: string[]; reason: string }

/** Decides those that are ticked, or approves all that wait in the unit. */
export async function decideByForm(request: Request, code: string): Promise<Decided> {
  const form = await request.formData()
  const decision = String(form.get('decision') ?? '')
  const reason = String(form.get('reason') ?? '')
  const ticked = form.getAll('enrolment').map(String)
  if (form.get('intent') === 'release') return releaseByForm(request, form)
  const ids =
    decision === 'approve-all'
      ? (await approvals(request, { code })).waiting.map(({ enrolmentId }) => String(enrolmentId))
      : ticked
  const result = await decideEnrolments(request, {
    enrolment: ids,
    decision: decision === 'decline' ? 'decline' : 'approve',
    reason,
  })
  if (result.ok) return { ok: true, ...result.value, done: decision === 'decline' ? 'declined' : 'approved' }
  return { ok: false, of: 'decision', errors: errorsOf(result), ticked, reason }
}

async function releaseByForm(request: Request, form: FormData): Promise<Decided> {
  const result = await releaseSeat(request, form)
  if (result.ok) return { ok: true, done: 'released', decided: 1, meanwhile: 0 }
  const [enrolment, reason] = [String(form.get('enrolment') ?? ''), String(form.get('reason') ?? '')]
  return { ok: false, of: 'release', errors: errorsOf(result), ticked: [enrolment], reason }
}

function errorsOf(result: Exclude<CommandResult<unknown>, { ok: true }>): Record<string, string[]> {
  return 'invalid' in result ? result.invalid : { '': ['refused' in result ? result.refused : ''] }
}
