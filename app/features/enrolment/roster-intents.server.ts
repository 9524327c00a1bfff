import { recordAttendance } from '~/features/enrolment/record-attendance.server'
import { remindSession } from '~/features/enrolment/remind-session.server'

type Done =
  | { ok: true; done: 'reminded' | 'saved'; count: number }
  | { ok: false; errors: Record<string, string[]>; sent: Record<string, string> }

/** Saves results, or sends the reminder, by the button that was pressed. */
export async function actOnRoster(request: Request, sessionId: string): Promise<Done> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  if (form.get('intent') === 'remind') {
    const reminded = await remindSession(request, { session: sessionId })
    return reminded.ok ? { ok: true, done: 'reminded', count: reminded.value.people } : failed(reminded, sent)
  }
  const saved = await recordAttendance(request, form)
  return saved.ok ? { ok: true, done: 'saved', count: saved.value.changed } : failed(saved, sent)
}

function failed(
  result: { refused: string } | { invalid: Record<string, string[]> } | { conflict: unknown },
  sent: Record<string, string>,
): Done {
  const errors =
    'invalid' in result ? result.invalid : { '': ['refused' in result ? result.refused : '画面を開き直してください。'] }
  return { ok: false, errors, sent }
}
