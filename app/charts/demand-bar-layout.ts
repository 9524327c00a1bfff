/** One course's demand against its seats: two parts of a bar, and the line where the seats end. */

export type DemandBarLayout = {
  width: number
  height: number
  rules: { x: number; width: number }
  gap: { x: number; width: number }
  /** Where 100 % of the seats is; null without seats. */
  seats: number | null
  /** The bar goes on beyond the picture. */
  isCut: boolean
  label: { x: number; text: string }
}

/** px at which the seats end, the same for all rows so that they compare. */
export const SEATS_AT = 110
const LABEL_SPACE = 62
const LABEL_GAP = 6

/**
 * @param demand people by kind; seats of the plan
 * @param size of the drawing in px
 */
export function layoutDemandBar(
  { rules, gap, seats }: { rules: number; gap: number; seats: number },
  size: { width: number; height: number },
): DemandBarLayout {
  const end = size.width - LABEL_SPACE
  const total = rules + gap
  // Without seats the bar fills the picture: any demand is out of proportion to none.
  const perPerson = seats > 0 ? SEATS_AT / seats : total > 0 ? end / total : 0
  const rulesEnd = Math.min(end, rules * perPerson)
  const gapEnd = Math.min(end, total * perPerson)
  const text = seats > 0 ? `${Math.round((100 * total) / seats)} %` : total > 0 ? '席なし' : ''
  return {
    ...size,
    rules: { x: 0, width: tenth(rulesEnd) },
    gap: { x: tenth(rulesEnd), width: tenth(gapEnd - rulesEnd) },
    seats: seats > 0 ? SEATS_AT : null,
    isCut: total * perPerson > end,
    label: { x: tenth(Math.max(gapEnd, seats > 0 ? SEATS_AT : 0) + LABEL_GAP), text },
  }
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
