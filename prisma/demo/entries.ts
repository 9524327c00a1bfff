import type { CityDate } from '~/domain/calendar'
import type { Person } from './city'

/** What was handed in, and what became of it: written as submission, claims, returns and confirmations. */

export type Decision = {
  level: number
  on: CityDate
  by: Person
  as: string
  comment: string | null
}

export type Claim = {
  /** Place of the skill in the standard. */
  skill: number
  level: number
  note: string | null
  evidence: string | null
  /** Passed on to a master or the officer. */
  routed: { to: Person; by: Person | null; on: CityDate } | null
  decision: Decision | null
}

type Returned = { kind: 'sent_back' | 'withdrawn' | 'objected'; comment: string; on: CityDate; by: Person }

export type Entry = {
  person: Person
  /** null for 随時確認. */
  round: string | null
  submittedOn: CityDate
  /** Part of the office's day, for the moment of entry. */
  at: number
  mode: 'self' | 'proxy' | 'paper'
  enteredBy: Person | null
  claims: Claim[]
  returned: Returned | null
}

/** Confirmed levels so far: what a confirmer had before them. */
export type Confirmed = Map<Person, (number | null)[]>

export function confirmedLevel(confirmed: Confirmed, person: Person, skill: number): number | null {
  return confirmed.get(person)?.[skill] ?? null
}

export function settleLevel(confirmed: Confirmed, person: Person, skill: number, level: number): void {
  const own = confirmed.get(person) ?? []
  own[skill] = level
  confirmed.set(person, own)
}

export const LOWERED = [
  '今回は見送り、実績をもう少し積んでから上げましょう。',
  '手順書を見ながらの段階です。一人でできたら上げます。',
  '担当業務での成果を見せてください。次の随時確認で見ます。',
  '所属での役割に照らして、このレベルとしました。',
]
export const RAISED = ['ふだんの仕事ぶりから、一つ上で確認します。', '周囲の手助けもできているので上げました。']

export const EVIDENCE: readonly string[] = [
  '担当業務で作成した手順書',
  '所属で使っている集計表',
  '研修の演習の成果物',
  '改善前後の比較表',
  '業務フロー図（As-Is・To-Be）',
  '所属内で説明した資料',
]
