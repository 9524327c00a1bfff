import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { type AttendanceClash, recordAttendance } from '~/features/enrolment/record-attendance.server'
import { releaseSeat } from '~/features/enrolment/release-seat.server'
import { remindSession } from '~/features/enrolment/remind-session.server'

type Done =
  | { ok: true; done: 'reminded' | 'released' | 'saved'; count: number }
  | { ok: false; status: 409 | 422; errors: Record<string, string[]>; sent: Record<string, string> }

/** Saves results, or sends the reminder, by the button that was pressed. */
export async function actOnRoster(request: Request, sessionId: string): Promise<Done> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  if (form.get('intent') === 'remind') {
    const reminded = await remindSession(request, { session: sessionId })
    return reminded.ok ? { ok: true, done: 'reminded', count: reminded.value.people } : failed(reminded, sent)
  }
  if (form.get('intent') === 'release') {
    const released = await releaseSeat(request, form)
    return released.ok ? { ok: true, done: 'released', count: 1 } : failed(released, sent)
  }
  const saved = await recordAttendance(request, form)
  return saved.ok ? { ok: true, done: 'saved', count: saved.value.changed } : failed(saved, sent)
}

function failed(
  result: { refused: string } | { invalid: Record<string, string[]> } | { conflict: unknown },
  sent: Record<string, string>,
): Done {
  if ('conflict' in result)
    return { ok: false, status: 409, errors: clashWords(result.conflict as AttendanceClash), sent }
  return { ok: false, status: 422, errors: 'invalid' in result ? result.invalid : { '': [result.refused] }, sent }
}

function clashWords(clash: AttendanceClash): Record<string, string[]> {
  const theirs = clash.map(({ name, state, score }) => {
    const points = score === null ? '' : `・${score} 点`
    return `${name}さん（${ENROLMENT_STATE_WORDS[state]}${points}）`
  })
  const said = `${theirs.join('、')}の結果が、ほかの画面で先に入りました。入力は残しています。これでよければ、もう一度保存してください。`
  return { '': [said] }
}
