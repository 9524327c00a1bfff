/**
 * Columns, words and fault codes of a staff file (domain notes §1, §3, §6).
 */
import type { EmploymentType } from './assessment'
import { type CommonFaultCode, keyOf } from './row-cells'
import type { ColumnRules } from './table-columns'
import { EMPLOYMENT_TYPE_WORDS, LEAVE_WORDS } from './terms'

export type LeaveKind = keyof typeof LEAVE_WORDS
export type StaffStatus = 'working' | 'left' | LeaveKind

export type StaffFaultCode =
  | CommonFaultCode
  | 'STAFFNO_ZEROS'
  | 'STAFFNO_DUPLICATE'
  | 'EMAIL_FORMAT'
  | 'DEPT_UNKNOWN'
  | 'SECTION_UNKNOWN'
  | 'SECTION_NOT_IN_DEPT'
  | 'SECTION_AMBIGUOUS'
  | 'UNIT_UNKNOWN'
  | 'UNIT_MISMATCH'
  | 'UNIT_ENDED'
  | 'UNIT_RENAMED'
  | 'CONCURRENT_IS_PRIMARY'
  | 'EMPLOYMENT_UNKNOWN'
  | 'EMPLOYMENT_OVERLAP'
  | 'STATUS_UNKNOWN'
  | 'STATUS_CONTRADICTION'
  | 'YEAR_FORMAT'

export const STAFF_COLUMNS: ColumnRules = {
  required: ['職員番号', '氏名', 'フリガナ', '職名', '任用形態', '採用年月日', '発令年月日'],
  eitherOf: [[['所属コード'], ['部局', '所属']]],
  optional: ['メール', '職種', '旧姓', '兼務', '在職状態', '任期満了日', '退職日', '定年退職予定年度'],
}

export const STATUS_WORDS: Readonly<Record<StaffStatus, string>> = { working: '在職', ...LEAVE_WORDS, left: '退職' }

const EMPLOYMENT_SPELLINGS: Readonly<Record<EmploymentType, readonly string[]>> = {
  permanent: [EMPLOYMENT_TYPE_WORDS.permanent],
  reappointed: [
    EMPLOYMENT_TYPE_WORDS.reappointed,
    '暫定再任用',
    '定年前再任用',
    '定年前再任用短時間',
    '定年前再任用短時間勤務',
  ],
  fixed_term: [EMPLOYMENT_TYPE_WORDS.fixed_term, '任期付き'],
  fiscal_year: [EMPLOYMENT_TYPE_WORDS.fiscal_year],
}

/** The employment that a word means (正規, 再任用職員 …); null when it is none. */
export function employmentTypeOf(word: string): EmploymentType | null {
  const key = keyOf(word).replace(/職員$/, '')
  const found = Object.entries(EMPLOYMENT_SPELLINGS).find(([, spellings]) => spellings.includes(key))
  return found ? (found[0] as EmploymentType) : null
}

/** The status that a word means; null when it is none. */
export function statusOf(word: string): StaffStatus | null {
  const key = keyOf(word)
  if (key === '育児休業') return 'childcare'
  const found = Object.entries(STATUS_WORDS).find(([, known]) => known === key)
  return found ? (found[0] as StaffStatus) : null
}
