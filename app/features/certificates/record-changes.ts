import { type Done, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { addDays, type CityDate, type FiscalYear, fiscalYearEnd } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { OfficeChange } from '~/domain/certificate-changes'
import { roleWord } from '~/domain/terms'
import { changeCertificate } from '~/facts/change-certificate'
import { personNumbered } from '~/facts/person-number'
import type { Sql } from '~/facts/sql'
import { lastFixedYear } from '~/facts/year-ends'

/** An order is known at most so long before it takes effect. */
const KNOWN_AHEAD_DAYS = 366
/** None of what the office records here begins a term. */
const NO_TERM = 0

export const NOBODY = 'この職員番号の人はいません。画面を開き直してください。'
export const OWN_CERTIFICATE = '自分の認定証は、自分では変えられません。事務局のほかの人に頼んでください。'
export const NOT_YET = 'きょうまでの日を入れてください。'

type OfficeEvent =
  | { event: Exclude<OfficeChange, 'restart'>; on: CityDate }
  | { event: 'restart'; on: CityDate; requestedOn: CityDate }

type Told = { staffNumber: string; roles: readonly CertifiedRole[]; event: OfficeEvent; note: string }

export type Recorded = {
  /** The first day on which it is so. */
  on: CityDate
  /** The fixed year in which that day lies, or after which one was fixed: the difference shows as an adjustment. */
  adjusts: FiscalYear | null
}

/** Records one event of a person's certificates; either of all that are named, or of none. */
export async function recordChanges(given: Doing, { staffNumber, roles, event, note }: Told): Promise<Done<Recorded>> {
  const { sql, viewer, today } = given
  const personId = await personNumbered(sql, staffNumber)
  if (personId === null) return refuse(NOBODY)
  if (personId === viewer?.personId) return refuse(OWN_CERTIFICATE)
  if (event.on > addDays(today, KNOWN_AHEAD_DAYS)) return refuse('1 年より先の日は記録できません。')
  return recordOf(given, { personId, roles, event, note })
}

/** The same of a person who is known, themselves included. */
export async function recordOf(
  { sql, stamp }: Doing,
  { personId, roles, event, note }: Omit<Told, 'staffNumber'> & { personId: number },
): Promise<Done<Recorded>> {
  const chosen = [...new Set(roles)]
  let on = event.on
  for (const role of chosen) {
    const change = { personId, role, event, years: NO_TERM, note: note || null }
    const changed = await changeCertificate(sql, change, stamp)
    if (!changed.ok) return refuse(`${roleWord(role)}：${changed.why}`)
    on = changed.standing.since
  }
  const adjusts = await fixedBefore(sql, on)
  return {
    did: { on, adjusts },
    audit: chosen.map((role) => ({
      subjectKind: 'certificate',
      subjectId: role,
      subjectPersonId: personId,
      detail: { event: event.event, on, adjusts },
    })),
    events: [{ kind: 'certificate-changed', personId, roles: chosen, event: event.event, on }],
  }
}

/** The last fixed year, where a day does not come after it (domain notes §6.7). */
async function fixedBefore(sql: Sql, day: CityDate): Promise<FiscalYear | null> {
  const year = await lastFixedYear(sql)
  return year !== null && day <= fiscalYearEnd(year) ? year : null
}
