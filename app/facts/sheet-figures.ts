import { type CityDate, earlierOf, type FiscalYear, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { correctedOpening, type Ledger } from '~/domain/goals'
import { ledgersOfYears, type YearLedgers } from '~/facts/goals'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { pulsesOn } from '~/facts/pulse'
import {
  candidatesIn,
  literacyOn,
  type Officers,
  officersIn,
  sectionsWith,
  type YearUpTo,
} from '~/facts/sheet-measures'
import type { Sql } from '~/facts/sql'

/** One role's count in one year, as /goals shows it. */
export type RoleFigures = { net: number; now: number; gross: number; ledger: Ledger }

/** What came of a fiscal year: up to its end, or up to the day that is asked for. */
export type YearFigures = {
  fiscalYear: FiscalYear
  day: CityDate
  isFixed: boolean
  roles: Record<CertifiedRole, RoleFigures>
  officers: Officers
  /** People who were candidates at some time of the year, by role. */
  candidates: ReadonlyMap<string, number>
  /** By the measure's id; null: nothing is known of the year. What is not in it is not measured. */
  supporting: ReadonlyMap<string, number | null>
  /** Sections with staff on the day. */
  sections: number
}

/** The figures of years of the plan as they stand on a day; the years must have begun. */
export async function sheetFigures(
  sql: Sql,
  asked: { years: readonly FiscalYear[]; asOf: CityDate },
): Promise<YearFigures[]> {
  const years = asked.years.map(
    (fiscalYear): YearUpTo => ({ fiscalYear, day: earlierOf(fiscalYearEnd(fiscalYear), asked.asOf) }),
  )
  const ledgers = await ledgersOfYears(sql, asked)
  const begun = firstYearOf(ledgers)
  // Before the first certificate nobody could be in any section: those years have no figure, not 0.
  const holders = ledgers.flatMap(({ ledgers: { DX_LEADER: leaders, DX_MASTER: masters } }) =>
    begun === null || leaders.fiscalYear < begun
      ? []
      : [{ day: leaders.asOf, personIds: [...leaders.closing, ...masters.closing] }],
  )
  const [sections, literacy, practice, pulses, officers, candidates] = await Promise.all([
    sectionsWith(sql, holders),
    literacyOn(
      sql,
      years.map(({ day }) => day),
    ),
    practiceByFiscalYear(sql, asked.asOf),
    pulsesOn(sql, asked.asOf),
    officersIn(sql, years),
    candidatesIn(sql, years),
  ])
  return years.flatMap(({ fiscalYear, day }, place): YearFigures[] => {
    const year = ledgers[place]
    if (!year) return []
    const practised = practice.find((one) => one.fiscalYear === fiscalYear)
    const pulse = pulses.find((one) => one.year.fiscalYear === fiscalYear)?.published
    const read = literacy.get(day)
    return [
      {
        fiscalYear,
        day,
        isFixed: year.isFixed,
        roles: byRole((role) => roleFigures(year.ledgers[role])),
        officers: officers.get(fiscalYear) ?? { hired: 0, inOffice: 0 },
        candidates: new Map(
          candidates.filter((one) => one.fiscalYear === fiscalYear).map(({ role, people }) => [role, people]),
        ),
        supporting: new Map([
          ['SUP-LITERACY', read && read.asked > 0 ? tenths((read.reached / read.asked) * 100) : null],
          ['SUP-SECTION-LEADER', sections.get(day)?.covered ?? null],
          ['SUP-PROJECTS', practised?.completedOrOperating ?? null],
          ['SUP-HOURS', practised?.hoursSavedPerYear ?? null],
          ['SUP-CULTURE', pulse ? pulse.overall / 10 : null],
        ]),
        sections: sections.get(day)?.staffed ?? 0,
      },
    ]
  })
}

function roleFigures(ledger: Ledger): RoleFigures {
  const now = ledger.closing.length
  return { net: now - correctedOpening(ledger), now, gross: ledger.gross, ledger }
}

/** The year in which the first certificate was granted; null before any. */
function firstYearOf(ledgers: readonly YearLedgers[]): FiscalYear | null {
  const since = (ledgers[0]?.careers ?? []).flatMap(({ certificates }) =>
    CERTIFIED_ROLES.flatMap((role) => certificates[role][0]?.since ?? []),
  )
  const [first] = since.sort()
  return first === undefined ? null : fiscalYearOf(first)
}

function byRole<Value>(value: (role: CertifiedRole) => Value): Record<CertifiedRole, Value> {
  return Object.fromEntries(CERTIFIED_ROLES.map((role) => [role, value(role)])) as Record<CertifiedRole, Value>
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
