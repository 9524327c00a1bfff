import type { CommandResult } from '~/access/command'
import { beginPair } from './begin-pair.server'
import { callOffMeeting } from './call-off-meeting.server'
import { endPair } from './end-pair.server'
import { endProvisional } from './end-provisional.server'
import { type KeptForm, keptForm } from './kept-form'
import { movePair } from './move-pair.server'
import { nameProvisional } from './name-provisional.server'
import { planMeeting } from './plan-meeting.server'
import { removeNote } from './remove-note.server'
import { saveNote } from './save-note.server'
import { stateCapacity } from './state-capacity.server'

/** What the forms of mentoring ask for, by the word that each sends. */
const DESK = { note: saveNote, remove: removeNote, meeting: planMeeting, 'call-off': callOffMeeting } as const
const PAIRS = {
  begin: beginPair,
  end: endPair,
  move: movePair,
  provisional: nameProvisional,
  'end-provisional': endProvisional,
  capacity: stateCapacity,
} as const

type Intents = Readonly<Record<string, (request: Request, form: FormData) => Promise<CommandResult<unknown>>>>
export type Sent = { ok: true; intent: string } | { ok: false; kept: KeptForm; status: number }

/** Notes and meetings of a mentor. */
export function actAtDesk(request: Request): Promise<Sent> {
  return actOn(request, DESK)
}

/** Pairs, 暫定メンター and places. */
export function actOnPairs(request: Request): Promise<Sent> {
  return actOn(request, PAIRS)
}

async function actOn(request: Request, intents: Intents): Promise<Sent> {
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  const act = Object.hasOwn(intents, intent) ? intents[intent] : undefined
  if (!act) return { ok: false, kept: keptForm(intent, form, null), status: 422 }
  const result = await act(request, form)
  if (result.ok) return { ok: true, intent }
  return { ok: false, kept: keptForm(intent, form, result), status: 'conflict' in result ? 409 : 422 }
}
