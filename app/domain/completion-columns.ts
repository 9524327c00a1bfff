/**
 * Columns, words and fault codes of a file of completions (研修の修了): e-learning reports, attendance sheets.
 */
import { type CommonFaultCode, keyOf } from './row-cells'
import type { ColumnRules } from './table-columns'

export type CompletionFaultCode =
  | CommonFaultCode
  | 'STAFFNO_ZEROS'
  | 'PERSON_UNKNOWN'
  | 'PERSON_AMBIGUOUS'
  | 'COURSE_UNKNOWN'
  | 'DATE_FUTURE'
  | 'SCORE_FORMAT'
  | 'SCORE_RANGE'
  | 'PASS_UNKNOWN'
  | 'COMPLETION_TWICE'

/** Columns in which a report says how somebody stands; each may be there. */
export const PASS_COLUMNS = ['合否', 'ステータス', '受講状況', '状態'] as const

export const COMPLETION_COLUMNS: ColumnRules = {
  required: ['修了日'],
  eitherOf: [
    [['職員番号'], ['メール'], ['氏名', '所属']],
    [['研修コード'], ['研修名']],
  ],
  optional: ['氏名', '部局', '所属', '点数', ...PASS_COLUMNS],
}

const PASSED = [
  '合格',
  '合',
  '修了',
  '修了済',
  '修了済み',
  '完了',
  '受講済',
  '受講済み',
  '済',
  '可',
  '出席',
  '○',
  '〇',
  '◯',
  '◎',
  '●',
  'TRUE',
  'YES',
  'OK',
  'PASS',
  'PASSED',
  'COMPLETE',
  'COMPLETED',
]

const NOT_PASSED = [
  '不合格',
  '否',
  '不可',
  '未修了',
  '未完了',
  '未受講',
  '未着手',
  '受講中',
  '学習中',
  '進行中',
  '欠席',
  '中断',
  '辞退',
  '×',
  '✕',
  '✖',
  '✗',
  'X',
  '-',
  'FALSE',
  'NO',
  'NG',
  'FAIL',
  'FAILED',
  'INCOMPLETE',
  'NOTATTEMPTED',
  'NOTSTARTED',
  'INPROGRESS',
]

/** Whether a word of a report says that somebody has completed; null when nobody can tell. */
export function isPassed(word: string): boolean | null {
  const key = keyOf(word).toUpperCase()
  if (PASSED.includes(key)) return true
  return NOT_PASSED.includes(key) ? false : null
}

/** Why a text is no score. */
type ScoreFault = 'SCORE_FORMAT' | 'SCORE_RANGE'

/**
 * The score (0–100) that a text means: `90`, `９０`, `92.5`, `87,5`, `85点`. A comma before three digits may part
 * thousands, so it is refused. Rounded to hundredths.
 */
export function parseScore(text: string): { ok: true; score: number } | { ok: false; bad: ScoreFault } {
  const compact = keyOf(text)
    .replace(/[点%]$/, '')
    .replace(/^[‐‑‒–—―−ー]/, '-')
  if (!/^[+-]?\d{1,6}(?:\.\d{1,6}|,\d{1,2})?$/.test(compact)) return { ok: false, bad: 'SCORE_FORMAT' }
  const score = Math.round(Number(compact.replace(',', '.')) * 100) / 100
  return score >= 0 && score <= 100 ? { ok: true, score } : { ok: false, bad: 'SCORE_RANGE' }
}
