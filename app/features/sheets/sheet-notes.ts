import { addDays, fiscalYearStart, inWareki } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { correctedOpening, LEDGER_LINES, signOf } from '~/domain/goals'
import { LEDGER_WORDS, roleWord } from '~/domain/terms'
import type { YearFigures } from '~/facts/sheet-figures'

/** 数の出どころ: numbered in the order in which the sheet first needs them; the same words once. */
export type Notes = { add: (words: string) => number | null; all: () => string[] }

export function newNotes(): Notes {
  const told: string[] = []
  return {
    add(words) {
      if (words === '') return null
      if (!told.includes(words)) told.push(words)
      return told.indexOf(words) + 1
    },
    all: () => told,
  }
}

/** How an actual figure came about: the ledger's lines of the year, or the decision to hire. */
export function noteOf(notes: Notes, told: YearFigures, role: CertifiedRole | null): number | null {
  if (role === null) return notes.add('採用を決めた日の年度で数えます。')
  return notes.add(ledgerWords(told, role))
}

/** `令和10年11月15日現在。期首 30 ＋新規 14 ＋復活 1 −失効 2 ＝ 40 人` */
function ledgerWords({ day, isFixed, roles, fiscalYear }: YearFigures, role: CertifiedRole): string {
  const { ledger, now } = roles[role]
  const began = correctedOpening(ledger)
  const lines = LEDGER_LINES.filter((line) => ledger.movements[line].length > 0).map(
    (line) => `${signOf(line) > 0 ? '＋' : '−'}${LEDGER_WORDS[line]} ${ledger.movements[line].length}`,
  )
  const corrected = began - ledger.opening.length
  const opening =
    corrected === 0
      ? `期首 ${began}`
      : `期首 ${began}（${inWareki(addDays(fiscalYearStart(fiscalYear), -1))}の確定 ${ledger.opening.length}、確定後の訂正 ${corrected > 0 ? '＋' : '−'}${Math.abs(corrected)}）`
  const when = `${inWareki(day)}${isFixed ? '（確定）' : '現在'}`
  return `${roleWord(role).replace(/^DX推進/, '')}、${when}：${[opening, ...lines].join(' ')} ＝ ${now}人。`
}
