import { type FiscalYear, inWareki } from '~/domain/calendar'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { Sql } from '~/facts/sql'
import { completedInYear, seatsTakenInYear } from '~/facts/training-plan'

type HeldNeed = {
  personId: number
  need: { code: string; title: string; kind: string; reasons: string[]; since: null; months: null }
}

/** Who took a seat in a course's sessions of a year, or completed the course in it: one line for each. */
export async function heldPeople(
  sql: Sql,
  list: 'taken' | 'completed',
  { year, code, title }: { year: FiscalYear; code: string; title: string },
): Promise<HeldNeed[]> {
  const line = (kind: string, reason: string) => ({ code, title, kind, reasons: [reason], since: null, months: null })
  if (list === 'completed') {
    const completed = await completedInYear(sql, year, code)
    return completed.map(({ personId, on }) => ({ personId, need: line('修了', `${inWareki(on)} 修了`) }))
  }
  const taken = await seatsTakenInYear(sql, year, code)
  return taken.map(({ personId, session, state }) => ({
    personId,
    need: line('席のついた人', `${session}・${ENROLMENT_STATE_WORDS[state]}`),
  }))
}
