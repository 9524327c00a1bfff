import { sum } from 'd3-array'

/** How many people stand at each level 0–4, and how many are not assessed. */
export type LevelDistribution = { counts: readonly number[]; notAssessed: number }

/** One part of a bar in per cent of its width; `step` is the level 0–4, or 5 for those not assessed. */
type DistributionPart = { step: number; start: number; share: number; count: number; showsCount: boolean }

/** Per cent of the bar under which a number would not fit. */
const ROOM_FOR_DIGITS = 7

/** A bar stacked of the levels 0–4 and of those not assessed; always full width, so that shares compare. */
export function layoutDistribution({ counts, notAssessed }: LevelDistribution): DistributionPart[] {
  const all = [0, 1, 2, 3, 4].map((level) => counts[level] ?? 0).concat(notAssessed)
  const total = sum(all)
  if (total === 0) return []
  let start = 0
  return all.flatMap((count, step) => {
    const share = (100 * count) / total
    const part = { step, start, share, count, showsCount: share >= ROOM_FOR_DIGITS }
    start += share
    return count === 0 ? [] : [part]
  })
}
