import type { CellValue, ChartMeasure } from './skill-map-scale'

/** What stands in a cell. */
export function cellText(measure: ChartMeasure, value: CellValue): string {
  if (value === 'hidden') return '＊'
  if (value === null) return '–'
  return measure === 'change' ? signed(value) : String(value)
}

/** The same said in words: with the people it is taken of. */
export function cellWords(measure: ChartMeasure, value: CellValue, assessed: number): string {
  if (value === 'hidden') return '示しません'
  if (value === null) return measure === 'gap' ? '求められる人がいません' : '評価済みの人がいません'
  if (measure === 'median') return `中央値 レベル ${value}、評価済み ${assessed} 人`
  if (measure === 'change') return `${signed(value)}、評価済み ${assessed} 人`
  const share = assessed > 0 ? Math.round((100 * value) / assessed) : 0
  if (measure === 'gap') return `届いていない ${value} 人、求められる ${assessed} 人の ${share} %`
  return `${value} 人、評価済み ${assessed} 人の ${share} %`
}

/** What the whole map shows. @param level the level at or above which people are counted */
export function mapTitle(measure: ChartMeasure, unitHeading: string, level: number): string {
  const what = {
    count: `レベル${level}以上と確認された人数`,
    median: '確認済みレベルの中央値',
    gap: '役割が求めるレベルに届いていない人数',
    change: '比較する日からの変化',
  }[measure]
  return `${unitHeading} × スキル：${what}`
}

function signed(value: number): string {
  if (value === 0) return '0'
  return value > 0 ? `+${value}` : `−${Math.abs(value)}`
}
