import { sum } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { fitText } from './text-fit'

export type DistributionRow = { key: string; name: string; counts: readonly number[]; notAssessed: number }

/** `step` is the level 0–4, or 5 for those not assessed. */
export type DistributionPart = { step: number; x: number; width: number; count: number; showsCount: boolean }
export type DistributionLayout = {
  width: number
  height: number
  barHeight: number
  rows: { key: string; name: string; label: string; y: number; total: number; parts: DistributionPart[] }[]
}

const ROW = 30
const BAR = 22
const FONT = 13

/**
 * Stacked bars of the levels 0–4 and of those not assessed, each row to the same full width, so that shares compare.
 * @param width px of the viewBox; the names take at most a third of it.
 */
export function layoutDistributions(rows: readonly DistributionRow[], width: number): DistributionLayout {
  const nameWidth = Math.min(168, Math.round(width / 3))
  const left = nameWidth + 8
  const right = width - 56
  return {
    width,
    height: rows.length * ROW,
    barHeight: BAR,
    rows: rows.map(({ key, name, counts, notAssessed }, index) => {
      const all = [0, 1, 2, 3, 4].map((level) => counts[level] ?? 0).concat(notAssessed)
      const total = sum(all)
      return {
        key,
        name,
        label: fitText(name, nameWidth, FONT),
        y: index * ROW,
        total,
        parts: partsOf(all, total, left, right),
      }
    }),
  }
}

function partsOf(counts: readonly number[], total: number, left: number, right: number): DistributionPart[] {
  const scale = scaleLinear()
    .domain([0, total || 1])
    .range([left, right])
  let before = 0
  return counts.flatMap((count, step) => {
    const x = scale(before)
    before += count
    const width = scale(before) - x
    return count === 0 ? [] : [{ step, x, width, count, showsCount: width >= 10 + 7 * String(count).length }]
  })
}
