import type { PortalEvent } from '~/access/consequences'
import { nothing, type Subject } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import type { ApplicationState } from '~/domain/application'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { type ApplicationRule, ruleOfApplication } from '~/facts/application-rule'
import { applicationById, lockedApplication, type StoredApplication } from '~/facts/applications'
import { isKnownToOthers } from '~/facts/candidacy'
import type { Sql } from '~/facts/sql'

/** An application as others see it: one that they may not know of answers like none. */
export async function applicationAsSubject(
  { application }: { application: number },
  sql: Sql,
  viewer: Viewer | null,
): Promise<Subject> {
  const stored = await applicationById(sql, application)
  if (!stored || !viewer || !isKnownToOthers(stored, viewer.today)) return nothing
  return { about: 'candidacy', personId: stored.personId, role: stored.role, applicationId: application }
}

/** Somebody's way to a role, whether they have applied or not. */
export function candidacyAsSubject({ person, role }: { person: number; role: CertifiedRole }): Subject {
  return { about: 'candidacy', personId: person, role, applicationId: null }
}

/** An application with its rule, locked until the transaction ends; null where either is not there. */
export async function heldApplication(
  sql: Sql,
  applicationId: number,
  today: CityDate,
): Promise<{ stored: StoredApplication; ruled: ApplicationRule } | null> {
  const stored = await lockedApplication(sql, applicationId)
  const ruled = stored && (await ruleOfApplication(sql, stored, today))
  return stored && ruled ? { stored, ruled } : null
}

export const NO_APPLICATION_ANY_MORE = 'この申請は、もうありません。'
export const OWN_APPLICATION = '自分の申請は、自分では扱えません。事務局のほかの人に頼んでください。'

type Moved = Pick<StoredApplication, 'applicationId' | 'personId' | 'role'>

/** Whom an application asks once it has come to a state. */
export function askingNext({ applicationId, personId, role }: Moved, state: ApplicationState): PortalEvent[] {
  const about = { applicationId, personId, role }
  if (state === 'signoff_pending') return [{ kind: 'signoff-wanted', ...about }]
  if (state === 'recommendation_pending') return [{ kind: 'recommendation-wanted', ...about }]
  return []
}
