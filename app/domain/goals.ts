/**
 * The goals "+30人／+2人（前年度比）": who counts on a day, and the ledger (台帳) that leads from one year's end to the
 * next. Source: domain notes §7; certification rules › `countingPolicy`, `statusModel.countingEvents`.
 */
import { addDays, type CityDate, earlierOf, type FiscalYear, fiscalYearEnd, fiscalYearStart } from './calendar'
import {
  type CertifiedRole,
  countedRole,
  expiresOn,
  isValidOn,
  type Standing,
  standingOn,
  stateOn,
} from './certificate'

/** One person's certificates: every standing in the order of its day. */
export type Career = {
  personId: number
  certificates: Readonly<Record<CertifiedRole, readonly Standing[]>>
}

export const LEDGER_LINES = [
  'new',
  'revived',
  'resumed',
  'returned',
  'lapsed',
  'suspended',
  'left',
  'promoted',
  'revoked',
] as const
export type LedgerLine = (typeof LEDGER_LINES)[number]

const SIGNS: Readonly<Record<LedgerLine, 1 | -1>> = {
  new: 1,
  revived: 1,
  resumed: 1,
  returned: 1,
  lapsed: -1,
  suspended: -1,
  left: -1,
  promoted: -1,
  revoked: -1,
}

/** One person coming into or going out of those who count in a role. */
export type Movement = { personId: number; role: CertifiedRole; on: CityDate; line: LedgerLine }

export type Ledger = {
  role: CertifiedRole
  fiscalYear: FiscalYear
  /** The day up to which it is told: 31 March, or today in the year that runs. */
  asOf: CityDate
  /** People at the end of the year before: as fixed, or (not fixed) as known now. */
  opening: number[]
  /** Corrections of the fixed year's end that came afterwards. */
  adjustment: { added: number[]; removed: number[] }
  movements: Readonly<Record<LedgerLine, Movement[]>>
  /** People at the end of `asOf`. */
  closing: number[]
  /** closing − opening. */
  net: number
  /** Newly certified in the year, whatever became of them. */
  gross: number
}

/** The people who count in a role at the end of a day, in the order of their ids. */
export function holdersOn(careers: readonly Career[], role: CertifiedRole, day: CityDate): number[] {
  return careers
    .filter((career) => countsAs(career, role, day))
    .map(({ personId }) => personId)
    .sort((a, b) => a - b)
}

/**
 * The ledger of a role and fiscal year: opening + adjustment + movements = closing, to the person, and the closing of
 * one year is the opening of the next.
 * @param fixedBefore the people fixed at the end of the year before; null when it is not fixed
 */
export function ledgerOf(
  careers: readonly Career[],
  given: { role: CertifiedRole; fiscalYear: FiscalYear; today: CityDate; fixedBefore: readonly number[] | null },
): Ledger {
  const { role, fiscalYear, today, fixedBefore } = given
  const firstDay = fiscalYearStart(fiscalYear)
  const asOf = earlierOf(fiscalYearEnd(fiscalYear), today)
  const known = holdersOn(careers, role, addDays(firstDay, -1))
  const opening = fixedBefore === null ? known : [...fixedBefore].sort((a, b) => a - b)
  const movements = movementsBy(
    careers.flatMap((career) => movementsOf(career, firstDay, asOf)).filter((movement) => movement.role === role),
  )
  const closing = holdersOn(careers, role, asOf)
  return {
    role,
    fiscalYear,
    asOf,
    opening,
    adjustment: { added: without(known, opening), removed: without(opening, known) },
    movements,
    closing,
    net: closing.length - opening.length,
    gross: movements.new.length,
  }
}

/** People with whom a year began, by what is known now: the fixed year's end and its corrections. */
export function correctedOpening({ opening, adjustment }: Pick<Ledger, 'opening' | 'adjustment'>): number {
  return opening.length + adjustment.added.length - adjustment.removed.length
}

/** How many people the closing differs from what opening, corrections and movements come to; 0 where all is well. */
export function ledgerGap(ledger: Ledger): number {
  const moved = LEDGER_LINES.reduce((sum, line) => sum + signOf(line) * ledger.movements[line].length, 0)
  return ledger.closing.length - (correctedOpening(ledger) + moved)
}

/** +1 for a line that adds people, −1 for one that takes them out. */
export function signOf(line: LedgerLine): 1 | -1 {
  return SIGNS[line]
}

/** Every coming and going of one person from one day to another, both included. */
export function movementsOf(career: Career, from: CityDate, to: CityDate): Movement[] {
  return daysOfChange(career)
    .filter((day) => day >= from && day <= to)
    .flatMap((day) => [...movementOn(career, day), ...dataMovementOn(career, day)])
}

/** How many count in a role from each day on which that changes, up to a day; the first entry is the day before `from`. */
export function countsFrom(
  careers: readonly Career[],
  role: CertifiedRole,
  from: CityDate,
  to: CityDate,
): { on: CityDate; count: number }[] {
  const before = addDays(from, -1)
  const changes = new Map<CityDate, number>()
  for (const { role: moved, on, line } of careers.flatMap((career) => movementsOf(career, from, to))) {
    if (moved === role) changes.set(on, (changes.get(on) ?? 0) + signOf(line))
  }
  const counts = [{ on: before, count: holdersOn(careers, role, before).length }]
  for (const on of [...changes.keys()].sort()) {
    counts.push({ on, count: (counts.at(-1)?.count ?? 0) + (changes.get(on) ?? 0) })
  }
  return counts
}

function countsAs({ certificates }: Career, role: CertifiedRole, day: CityDate): boolean {
  if (role === 'DATA_SPECIALIST') return isValidOn(certificates.DATA_SPECIALIST, day)
  return counted({ certificates }, day) === role
}

function counted({ certificates }: Pick<Career, 'certificates'>, day: CityDate): 'DX_LEADER' | 'DX_MASTER' | null {
  return countedRole({ leader: certificates.DX_LEADER, master: certificates.DX_MASTER }, day)
}

/** Leader and master are one count: somebody moves out of the one and into the other. */
function movementOn(career: Career, on: CityDate): Movement[] {
  const { personId } = career
  const before = counted(career, addDays(on, -1))
  const after = counted(career, on)
  if (before === after) return []
  const out: Movement[] = before ? [{ personId, role: before, on, line: wentBy(career, before, after, on) }] : []
  return after ? [...out, { personId, role: after, on, line: cameBy(career, before, after, on) }] : out
}

function dataMovementOn({ personId, certificates }: Career, on: CityDate): Movement[] {
  const standings = certificates.DATA_SPECIALIST
  const before = isValidOn(standings, addDays(on, -1))
  if (before === isValidOn(standings, on)) return []
  const line = before ? endedBy(standings, on) : begunBy(standings, on)
  return [{ personId, role: 'DATA_SPECIALIST', on, line }]
}

function wentBy(
  { certificates }: Career,
  before: CertifiedRole,
  after: CertifiedRole | null,
  on: CityDate,
): LedgerLine {
  return before === 'DX_LEADER' && after === 'DX_MASTER' ? 'promoted' : endedBy(certificates[before], on)
}

function cameBy(
  { certificates }: Career,
  before: CertifiedRole | null,
  after: CertifiedRole,
  on: CityDate,
): LedgerLine {
  return before === 'DX_MASTER' && after === 'DX_LEADER' ? 'returned' : begunBy(certificates[after], on)
}

function endedBy(standings: readonly Standing[], on: CityDate): LedgerLine {
  const standing = standingOn(standings, on)
  switch (standing && stateOn(standing, on)) {
    case 'suspended':
      return 'suspended'
    case 'revoked':
      return 'revoked'
    case 'ended':
      return 'left'
    default:
      return 'lapsed'
  }
}

function begunBy(standings: readonly Standing[], on: CityDate): LedgerLine {
  switch (standingOn(standings, on)?.lastEvent) {
    case 'resume':
      return 'resumed'
    case 'revive':
    case 'restart':
      return 'revived'
    default:
      return 'new'
  }
}

/** The days on which anything of somebody's certificates changes, each once. */
function daysOfChange({ certificates }: Career): CityDate[] {
  const days = new Set<CityDate>()
  for (const standings of Object.values(certificates)) {
    for (const standing of standings) {
      days.add(standing.since)
      const expiry = expiresOn(standing)
      if (expiry !== null) days.add(expiry)
    }
  }
  return [...days].sort()
}

function movementsBy(movements: readonly Movement[]): Record<LedgerLine, Movement[]> {
  const byLine = Object.fromEntries(LEDGER_LINES.map((line): [LedgerLine, Movement[]] => [line, []])) as Record<
    LedgerLine,
    Movement[]
  >
  for (const movement of movements) byLine[movement.line].push(movement)
  return byLine
}

function without(people: readonly number[], others: readonly number[]): number[] {
  const known = new Set(others)
  return people.filter((personId) => !known.has(personId))
}
