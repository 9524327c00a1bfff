import { scaleThreshold } from 'd3-scale'
import type { MapMeasure } from '~/domain/terms'

/** `null`: nobody is assessed there; `'hidden'`: not shown to protect few people (product rule 6). */
export type CellValue = number | null | 'hidden'

/** One character a cell: a step of colour, `n` for nobody assessed, `x` for hidden. */
export type CellClass = '0' | '1' | '2' | '3' | '4' | '5' | 'n' | 'x'

const SHARE_BREAKS = [5, 15, 30, 50]
const GAP_BREAKS = [0.5, 1, 1.5]

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
 * `median`: the level (0–4); `gap`: levels missing on average (0, <0.5, 0.5–1, 1–1.5, ≥1.5).
 */
export function cellClass(measure: MapMeasure, value: CellValue, assessed: number): CellClass {
  if (value === 'hidden') return 'x'
  if (value === null) return 'n'
  if (measure === 'median') return levelStep(value)
  if (value <= 0) return '0'
  return measure === 'count' ? shareStep(sharePercent(value, assessed)) : gapStep(value)
}
