import { conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { type CityDate, inWareki } from '~/domain/calendar'
import type { OfficerTerm } from '~/domain/officer-term'
import { lockedTerms, type StoredTerm } from '~/facts/officers'
import { personNumbered } from '~/facts/person-number'

type Asked = { officer: string; appointment: number; seen: CityDate }
type Found =
  | { ok: true; term: StoredTerm; own: StoredTerm[] }
  | { ok: false; outcome: { refused: string } | { conflict: unknown } }

/** The term that a form is about, if it is still as the form showed it; `own`: the person's other terms. */
export async function askedTerm({ sql, viewer }: Doing, { officer, appointment, seen }: Asked): Promise<Found> {
  const personId = await personNumbered(sql, officer)
  if (personId === viewer?.personId)
    return { ok: false, outcome: refuse('自分の任期は変えられません。ほかの担当者に頼んでください。') }
  const terms = (await lockedTerms(sql)).filter((term) => term.personId === personId)
  const term = terms.find((one) => one.appointmentId === appointment)
  // A change takes the row back and records another: whoever comes second finds it gone, or with another last day.
  if (!term) return { ok: false, outcome: conflictWith({ now: terms.map(termInWords) }) }
  if (term.through !== seen) return { ok: false, outcome: conflictWith({ now: [termInWords(term)] }) }
  return { ok: true, term, own: terms.filter((one) => one !== term) }
}

function termInWords({ from, through }: Pick<OfficerTerm, 'from' | 'through'>): string {
  return `${inWareki(from)}から ${inWareki(through)}まで`
}

/** The audit line of a change of a term. */
export function auditOfTerm(personId: number, appointmentId: number, detail: Record<string, string>) {
  return {
    subjectKind: 'appointment',
    subjectId: appointmentId,
    subjectPersonId: personId,
    detail: { role: 'TECH_OFFICER', ...detail },
  }
}
