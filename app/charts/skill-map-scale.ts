import { scaleThreshold } from 'd3-scale'
import type { MapMeasure } from '~/domain/terms'

/** What the map shows; `change` is the difference of one of the others between two days. */
export type ChartMeasure = MapMeasure | 'change'

/** `null`: nobody is assessed there; `'hidden'`: not shown to protect few people (rule 6). */
export type CellValue = number | null | 'hidden'

/** One character a cell: a step of colour, `n` for nobody assessed, `x` for hidden. */
type CellClass = '0' | '1' | '2' | '3' | '4' | '5' | 'n' | 'x'

const SHARE_BREAKS = [5, 15, 30, 50]
const GAP_BREAKS = [25, 50, 75]
const LARGE_CHANGE = 5

const shareStep = scaleThreshold<number, CellClass>().domain(SHARE_BREAKS).range(['1', '2', '3', '4', '5'])
const gapStep = scaleThreshold<number, CellClass>().domain(GAP_BREAKS).range(['1', '2', '3', '4'])
const levelStep = scaleThreshold<number, CellClass>().domain([1, 2, 3, 4]).range(['0', '1', '2', '3', '4'])

/** Share of the assessed in per cent; 0 where nobody is assessed. */
export function sharePercent(count: number, assessed: number): number {
  return assessed > 0 ? (100 * count) / assessed : 0
}

/**
 * The step of colour of a cell.
 * `count`: people at or above the level, by their share of the assessed (0, <5, 5–15, 15–30, 30–50, ≥50 %);
 * `median`: the level (0–4); `gap`: people below the level that their role asks, by their share of those of whom it is
 * asked (0, <25, 25–50, 50–75, ≥75 %); `change`: more people (1: <5 % of the assessed, 2: more) or fewer (3, 4).
 */
export function cellClass(measure: ChartMeasure, value: CellValue, assessed: number): CellClass {
  if (value === 'hidden') return 'x'
  if (value === null) return 'n'
  if (measure === 'median') return levelStep(value)
  if (measure === 'change') return changeStep(value, assessed)
  if (value <= 0) return '0'
  return (measure === 'count' ? shareStep : gapStep)(sharePercent(value, assessed))
}

function changeStep(value: number, assessed: number): CellClass {
  if (value === 0) return '0'
  const isLarge = sharePercent(Math.abs(value), assessed) >= LARGE_CHANGE
  return value > 0 ? (isLarge ? '2' : '1') : isLarge ? '4' : '3'
}
