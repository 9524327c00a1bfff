import { parseArgs } from 'node:util'
import { earlierOf, type FiscalYear, fiscalYearEnd, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { parseFiscalYear } from '~/domain/city-date'
import { LEDGER_LINES, type Ledger, signOf } from '~/domain/goals'
import { LEDGER_WORDS, roleWord } from '~/domain/terms'
import { goalPeople, ledgersOf } from '~/facts/goals'
import { db } from '~/platform/database.server'
import { type CommandCall, CommandMistake } from '../portal-command'

export const summary = '年度の増減の台帳を、職員番号とともに示します。年度を書かないときは、今年度です。'
export const usage = '[--fiscal-year 年度（2028、R10、令和10年度）] [--json]'

/** With `--json` one object a role and line: every figure with the staff numbers behind it. */
export async function run({ args, today, out }: CommandCall): Promise<number> {
  const { year, json } = parsedArguments(args, fiscalYearOf(today))
  if (year > fiscalYearOf(today)) throw new CommandMistake(`${fiscalYearInWareki(year)}は、まだ始まっていません。`)
  const asOf = earlierOf(today, fiscalYearEnd(year))
  const { ledgers } = await ledgersOf(db, { fiscalYear: year, asOf })
  const all = Object.values(ledgers)
  const people = await goalPeople(db, all.flatMap(everybodyIn), asOf)
  const numberOf = (personId: number) => people.get(personId)?.staffNumber ?? ''
  for (const role of CERTIFIED_ROLES) {
    const ledger = ledgers[role]
    if (json) out(JSON.stringify(toldWith(ledger, numberOf)))
    else for (const line of linesOf(ledger)) out(line)
  }
  return 0
}

function toldWith(ledger: Ledger, numberOf: (personId: number) => string) {
  const { role, fiscalYear: year, asOf, opening, adjustment, movements, closing, gross } = ledger
  const corrected = adjustment.added.length - adjustment.removed.length
  const listed = (personIds: readonly number[]) => ({
    count: personIds.length,
    staffNumbers: personIds.map(numberOf).sort(),
  })
  return {
    role,
    fiscalYear: year,
    asOf,
    opening: listed(opening),
    adjustment: {
      count: corrected,
      added: adjustment.added.map(numberOf).sort(),
      removed: adjustment.removed.map(numberOf).sort(),
    },
    ...Object.fromEntries(LEDGER_LINES.map((line) => [line, listed(movements[line].map(({ personId }) => personId))])),
    closing: listed(closing),
    net: closing.length - opening.length - corrected,
    gross,
  }
}

function linesOf({ role, fiscalYear: year, asOf, opening, adjustment, movements, closing }: Ledger): string[] {
  const corrected = adjustment.added.length - adjustment.removed.length
  const moved = LEDGER_LINES.filter((line) => movements[line].length > 0).map(
    (line) => `${LEDGER_WORDS[line]} ${signed(signOf(line) * movements[line].length)}`,
  )
  const steps = [`期首 ${opening.length}`, ...(corrected === 0 ? [] : [`調整 ${signed(corrected)}`]), ...moved]
  return [
    `${roleWord(role)}　${fiscalYearInWareki(year)}（${asOf} 現在）`,
    `  ${steps.join('、')} ＝ ${closing.length} 人`,
  ]
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count)
}

function everybodyIn({ opening, adjustment, movements, closing }: Ledger): number[] {
  const moved = LEDGER_LINES.flatMap((line) => movements[line].map(({ personId }) => personId))
  return [...opening, ...adjustment.added, ...moved, ...closing]
}

function parsedArguments(args: string[], current: FiscalYear): { year: FiscalYear; json: boolean } {
  const mistake = new CommandMistake(`使い方: npm run portal -- goals ${usage}`)
  try {
    const options = { 'fiscal-year': { type: 'string' }, json: { type: 'boolean', default: false } } as const
    const { values } = parseArgs({ args, options })
    const asked = values['fiscal-year']
    const year = asked === undefined ? current : parseFiscalYear(asked)
    if (year === null) throw mistake
    return { year, json: values.json }
  } catch {
    throw mistake
  }
}
