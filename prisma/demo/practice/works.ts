import { STANDARD } from '../skills'
import works from './works.json'

/** The work of a city hall that was made better: what it was like, what it is to be, and what was made for it. */
export type Work = {
  /** Codes of the units in which it is done; null: anywhere. */
  where: RegExp | null
  process: string
  title: string
  /** `{n}` cases a month or a round, `{m}` minutes each. */
  asIs: string
  toBe: string
  /** The name of what was made. */
  made: string
  /** Codes of the standard's tools. */
  with: readonly string[]
}

export const WORKS: readonly Work[] = works.map((one) => ({
  ...one,
  where: one.where === null ? null : new RegExp(one.where),
}))

/** 石黒's own, as the reference screens name it. */
export const PROGRESS_INQUIRY: Work = {
  where: /^S023/,
  process: '要介護認定の進捗照会',
  title: '進捗照会の転記自動化',
  asIs: '事業所からの進捗照会 {n} 件を認定システムで調べ、回答票に写す。1 件 {m} 分、電話の折返しが多い。',
  toBe: 'RPA が照会票を読み、認定の段階を回答票に写す。担当は内容を確かめて送る。',
  made: '進捗照会 転記ロボ',
  with: ['RPA'],
}

/** How an effect was measured. */
export const MEASURES = [
  '改善の前後に 1 か月ずつ、担当者が作業の時間を記録して比べた。',
  '処理の記録から件数を数え、1 件の時間を前後で 20 件ずつ測った。',
  '繁忙期の 2 週間を前の年の同じ時期と比べた。',
  '担当者全員に 1 件ごとの時間を 10 日間つけてもらい、平均を比べた。',
] as const

/** What a tool of the standard is called: people read and search the name, not the code. */
export function nameOfTool(code: string): string {
  return STANDARD.tools.find((tool) => tool.code === code)?.name ?? code
}
