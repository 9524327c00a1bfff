export type NeedSquare = { x: number; kind: 'has' | 'short' }

/** One square a person; the line stands where the need ends. Px of the viewBox. */
export type NeedSquaresLayout = {
  width: number
  height: number
  squares: NeedSquare[]
  needX: number | null
  /** People beyond the last square drawn. */
  more: number
}

const STEP = 12
const LINE_GAP = 4
const MOST_SQUARES = 16

/**
 * Squares for the people a section has and, hollow, for those it lacks.
 * @param have people at or above the level; @param need people needed. Beyond 16 squares the rest is a number.
 */
export function layoutNeedSquares(have: number, need: number): NeedSquaresLayout {
  const total = Math.max(have, need)
  const drawn = Math.min(total, MOST_SQUARES)
  const squares = Array.from({ length: drawn }, (_, index): NeedSquare => {
    const beyondNeed = need > 0 && index >= need
    return { x: 1.5 + index * STEP + (beyondNeed ? LINE_GAP : 0), kind: index < have ? 'has' : 'short' }
  })
  const needX = need > 0 && need <= drawn ? need * STEP + 2 : null
  return { width: MOST_SQUARES * STEP + LINE_GAP + 8, height: 18, squares, needX, more: total - drawn }
}
