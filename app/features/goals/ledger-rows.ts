import { addMonths, type CityDate, fiscalYear, fiscalYearEnd, inWareki, partsOf } from '~/domain/calendar'
import {
  type Career,
  holdersOn,
  LEDGER_LINES,
  type Ledger,
  type LedgerLine,
  type Movement,
  signOf,
} from '~/domain/goals'
import { LEDGER_WORDS } from '~/domain/terms'

/** One line of the ledger as the table and the waterfall show it. */
export type LedgerRow = {
  line: 'opening' | 'adjustment' | LedgerLine | 'closing'
  label: string
  /** On which days, computed from the movements. */
  why: string
  /** People for the two ends, change of people for the lines between. */
  net: number
  /** Of `new` only. */
  gross: number | null
  isTotal: boolean
}

export type LedgerTable = {
  rows: LedgerRow[]
  net: number
  gross: number
  /** People with whom the year began, by what is known now. */
  began: number
  corrected: number
  target: number | null
  yearBefore: { sameDay: number; whole: number } | null
}

type Told = { target: number | null; isFixedOpening: boolean; isYearEnd: boolean; careers: readonly Career[] }

export function ledgerRows(ledger: Ledger, { target, isFixedOpening, isYearEnd, careers }: Told): LedgerTable {
  const { opening, adjustment, movements, closing, asOf, gross } = ledger
  const corrected = adjustment.added.length - adjustment.removed.length
  const touched = adjustment.added.length + adjustment.removed.length
  const before = `${inWareki(fiscalYearEnd(fiscalYear(ledger.fiscalYear - 1)))}${isFixedOpening ? '・確定' : ''}`
  const shown = LEDGER_LINES.filter((line) => isAsked(line, ledger))
  const began = opening.length + corrected
  return {
    rows: [
      { line: 'opening', label: '期首', why: before, net: opening.length, gross: null, isTotal: true },
      ...(isFixedOpening || touched > 0
        ? [
            {
              line: 'adjustment' as const,
              label: '調整（確定後の訂正）',
              why: touched === 0 ? '' : `${touched} 人の訂正`,
              net: corrected,
              gross: null,
              isTotal: false,
            },
          ]
        : []),
      ...shown.map((line) => ({
        line,
        label: LEDGER_WORDS[line],
        why: daysOf(movements[line]),
        net: signOf(line) * movements[line].length,
        gross: line === 'new' ? movements[line].length : null,
        isTotal: false,
      })),
      {
        line: 'closing',
        label: isYearEnd ? '期末' : `${dayWords(asOf)}現在`,
        why: '',
        net: closing.length,
        gross: null,
        isTotal: true,
      },
    ],
    net: closing.length - began,
    gross,
    began,
    corrected,
    target,
    yearBefore: yearBeforeOf(ledger, careers),
  }
}

/** Masters and data specialists are not promoted and do not come back from above. */
function isAsked(line: LedgerLine, { role, movements }: Ledger): boolean {
  if (role === 'DX_LEADER' || movements[line].length > 0) return true
  return line !== 'promoted' && line !== 'returned'
}

function yearBeforeOf({ role, asOf, fiscalYear: year }: Ledger, careers: readonly Career[]): LedgerTable['yearBefore'] {
  const end = (of: number) => holdersOn(careers, role, fiscalYearEnd(fiscalYear(of))).length
  const began = end(year - 2)
  const whole = end(year - 1) - began
  const sameDay = holdersOn(careers, role, addMonths(asOf, -12)).length - began
  return whole === 0 && sameDay === 0 ? null : { sameDay, whole }
}

const MOST_DAYS = 3

/** `10月17日 14 人、2月22日 3 人` */
function daysOf(movements: readonly Movement[]): string {
  const days = new Map<CityDate, number>()
  for (const { on } of movements) days.set(on, (days.get(on) ?? 0) + 1)
  const told = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  const words = told
    .slice(0, MOST_DAYS)
    .map(([on, people]) => (told.length === 1 ? dayWords(on) : `${dayWords(on)} ${people} 人`))
  return told.length > MOST_DAYS ? `${words.join('、')} ほか` : words.join('、')
}

export function dayWords(day: CityDate): string {
  const { month, day: of } = partsOf(day)
  return `${month}月${of}日`
}
