import {
  type CityDate,
  type FiscalYear,
  fiscalYear,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
  inWareki,
} from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { type Career, holdersOn } from '~/domain/goals'
import { CERTIFICATE_EVENT_WORDS } from '~/domain/terms'
import { type Correction, correctionsAfter } from '~/facts/goals'
import type { Sql } from '~/facts/sql'
import { type YearEnd, yearEndOf } from '~/facts/year-ends'
import { cityDayOf } from '~/platform/clock.server'

export type YearEndRow = {
  fiscalYear: number
  name: string
  day: string
  end: CityDate
  /** `open`: the year is not over; `due`: it may be fixed now. */
  state: 'fixed' | 'due' | 'open'
  /** By what is known now, of a year that is over. */
  known: Record<CertifiedRole, number> | null
  fixed: Record<CertifiedRole, number> | null
  corrected: Record<CertifiedRole, number> | null
  fixedWords: string
  corrections: string[]
}

type Asked = { yearEnds: readonly YearEnd[]; careers: readonly Career[]; today: CityDate; firstYear: number }

/** 年度末の確定: each year of the plan so far, what was fixed, and what came to be known afterwards. */
export async function yearEndsPage(sql: Sql, asked: Asked): Promise<YearEndRow[]> {
  const { yearEnds, today, firstYear } = asked
  const count = Math.max(0, fiscalYearOf(today) - firstYear + 1)
  const years = Array.from({ length: count }, (_, index) => yearOf(fiscalYear(firstYear + index), asked))
  const changed = years.flatMap((one) => one.changed)
  const first = yearEnds[0]
  const corrections = first && changed.length > 0 ? await correctionsAfter(sql, changed, first.recordedAt) : []
  return years.map(({ year, own, known, changed: people }) => {
    const end = fiscalYearEnd(year)
    const fixed = own[0]
    const told = fixed
      ? people.flatMap((personId) => correctionOf(corrections, personId, end, fixed.recordedAt) ?? [])
      : []
    return {
      fiscalYear: year,
      name: fiscalYearInWareki(year),
      day: inWareki(end),
      end,
      state: fixed ? 'fixed' : end < today ? 'due' : 'open',
      known: end < today ? byRole((role) => known[role].length) : null,
      fixed: fixed ? byRole((role) => yearEndOf(own, year, role)?.personIds.length ?? 0) : null,
      corrected: people.length > 0 ? byRole((role) => known[role].length) : null,
      fixedWords: fixed ? `${inWareki(fixed.fixedOn)} 確定${fixed.fixedBy === null ? '' : `・${fixed.fixedBy}`}` : '',
      corrections: told.map(correctionWords),
    }
  })
}

function yearOf(year: FiscalYear, { yearEnds, careers }: Asked) {
  const own = CERTIFIED_ROLES.flatMap((role) => yearEndOf(yearEnds, year, role) ?? [])
  const known = byRole((role) => holdersOn(careers, role, fiscalYearEnd(year)))
  return { year, own, known, changed: own.flatMap(({ role, personIds }) => differing(personIds, known[role])) }
}

/** The last event of somebody that belongs to the year and was not known when it was fixed. */
function correctionOf(
  all: readonly Correction[],
  personId: number,
  end: CityDate,
  fixedAt: Date,
): Correction | undefined {
  return all.find((one) => one.personId === personId && one.effectiveOn <= end && one.recordedAt > fixedAt)
}

function correctionWords({ event, effectiveOn, recordedAt }: Correction): string {
  const what = Object.hasOwn(CERTIFICATE_EVENT_WORDS, event)
    ? CERTIFICATE_EVENT_WORDS[event as keyof typeof CERTIFICATE_EVENT_WORDS]
    : event
  return `${inWareki(cityDayOf(recordedAt))} 登録：${inWareki(effectiveOn)}付の${what}が、確定の後に届いた`
}

function differing(fixed: readonly number[], known: readonly number[]): number[] {
  return [...fixed.filter((one) => !known.includes(one)), ...known.filter((one) => !fixed.includes(one))]
}

function byRole<Value>(value: (role: CertifiedRole) => Value): Record<CertifiedRole, Value> {
  return Object.fromEntries(CERTIFIED_ROLES.map((role) => [role, value(role)])) as Record<CertifiedRole, Value>
}
