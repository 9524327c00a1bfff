import type { Doing } from '~/access/doing'
import { type ApplicationState, applicationStateOn } from '~/domain/application'
import { givenBy, judgeApplication } from '~/facts/application-judgement'
import type { ApplicationRule } from '~/facts/application-rule'
import { lockedApplication, progressOf, recordApplicationEvent } from '~/facts/applications'
import type { Candidacy } from '~/facts/candidacy'

const UNDECIDED: readonly ApplicationState[] = [
  'submitted',
  'signoff_pending',
  'recommendation_pending',
  'committee_pending',
]

/** Where an application went by what was given, if it went anywhere. */
export type Gone = { ok: true; state: ApplicationState | null } | { ok: false; why: string }

/**
 * Tells the application under way that a sign-off or a recommendation was recorded: once all that its rule asks for of
 * that kind is there, it moves on.
 */
export async function giveToApplication(
  { sql, viewer, today, stamp }: Pick<Doing, 'sql' | 'viewer' | 'today' | 'stamp'>,
  { application, ruled }: { application: Candidacy['application']; ruled: ApplicationRule },
  event: 'sign_off' | 'recommend',
): Promise<Gone> {
  const stored = application && (await lockedApplication(sql, application.applicationId))
  if (!stored || !UNDECIDED.includes(applicationStateOn(stored, today))) return { ok: true, state: null }
  const progress = progressOf(stored, ruled.path)
  const isThere = event === 'sign_off' ? progress.signedOff : progress.recommended
  const judged = isThere ? null : await judgeApplication(sql, stored, ruled, today)
  if (!judged || !givenBy(judged)[event === 'sign_off' ? 'signedOff' : 'recommended']) return { ok: true, state: null }
  const told = { byPersonId: viewer?.personId ?? null }
  return recordApplicationEvent(sql, stored, ruled.path, { event, on: today }, told, stamp)
}
