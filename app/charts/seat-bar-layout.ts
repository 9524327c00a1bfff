/** A mentor's places as a bar: full places to the mark, what goes beyond it apart. In units of the drawing. */
export type SeatBarLayout = { width: number; mark: number; filled: number; beyond: number }

const WIDTH = 260
/** Where all places are taken. */
const MARK = 150

/** @returns null without places: there is nothing to be full */
export function layoutSeatBar(taken: number, places: number): SeatBarLayout | null {
  if (places <= 0) return null
  const perPlace = MARK / places
  const round = (x: number) => Math.round(x * 10) / 10
  return {
    width: WIDTH,
    mark: MARK,
    filled: round(Math.min(taken, places) * perPlace),
    beyond: round(Math.min(WIDTH - MARK, Math.max(0, taken - places) * perPlace)),
  }
}
