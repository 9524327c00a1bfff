import type { MapMeasure } from '~/domain/terms'
import type { CellValue } from './skill-map-scale'

/** What stands in a cell. */
export function cellText(measure: MapMeasure, value: CellValue): string {
  if (value === 'hidden') return '＊'
  if (value === null) return '–'
  return measure === 'gap' && value > 0 ? value.toFixed(1) : String(value)
}

/** The same said in words: with the people it is taken of. */
export function cellWords(measure: MapMeasure, value: CellValue, assessed: number): string {
  if (value === 'hidden') return '示しません'
  if (value === null) return '評価済みの人がいません'
  if (measure === 'median') return `中央値 レベル ${value}、評価済み ${assessed} 人`
  if (measure === 'gap') return `不足 平均 ${value.toFixed(1)} レベル、対象 ${assessed} 人`
  return `${value} 人、評価済み ${assessed} 人の ${assessed > 0 ? Math.round((100 * value) / assessed) : 0} %`
}

export function mapTitle(measure: MapMeasure, unitHeading: string): string {
  const what = { count: 'レベル2以上と確認された人数', median: '確認済みレベルの中央値', gap: '役割との差' }[measure]
  return `${unitHeading} × スキル：${what}`
}
