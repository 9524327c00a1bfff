import { scaleLinear } from 'd3-scale'

/** A total stands on the ground; a change begins where the line before ended. */
export type WaterfallStep = { value: number; isTotal: boolean }

export type WaterfallBar = {
  x: number
  width: number
  look: 'total' | 'up' | 'down' | 'none'
  /** Where the thin line from the row above comes in, and where one to the row below goes out; null at the ends. */
  fromAbove: number | null
  toBelow: number | null
}

export type WaterfallLayout = {
  width: number
  bars: WaterfallBar[]
  /** x of the target; null without one. */
  target: number | null
  ticks: { x: number; label: string }[]
}

const WIDTH = 440
const RIGHT = 40
/** A change of nobody still shows where it stands. */
const THINNEST = 1

/** Rows of a table as a waterfall, one bar a row. @param target people; also on the scale */
export function layoutWaterfall(steps: readonly WaterfallStep[], target: number | null): WaterfallLayout {
  const levels = levelsAfter(steps)
  const most = Math.max(1, target ?? 0, ...levels, ...levels.map((level, index) => level - changeOf(steps[index])))
  const x = scaleLinear()
    .domain([0, most])
    .range([0, WIDTH - RIGHT])
  const at = (people: number) => tenth(x(people))
  const bars = steps.map(({ value, isTotal }, index): WaterfallBar => {
    const after = levels[index] ?? 0
    const before = isTotal ? 0 : after - value
    const low = Math.min(before, after)
    return {
      x: at(low),
      width: Math.max(THINNEST, tenth(x(Math.abs(after - before)))),
      look: isTotal ? 'total' : value === 0 ? 'none' : value > 0 ? 'up' : 'down',
      fromAbove: index === 0 ? null : at(levels[index - 1] ?? 0),
      toBelow: index === steps.length - 1 ? null : at(after),
    }
  })
  return {
    width: WIDTH,
    bars,
    target: target === null ? null : at(target),
    ticks: x
      .ticks(3)
      .filter((tick) => Number.isInteger(tick) && (target === null || x(target) - x(tick) > 70 || tick > target))
      .map((tick) => ({ x: at(tick), label: String(tick) })),
  }
}

function levelsAfter(steps: readonly WaterfallStep[]): number[] {
  const levels: number[] = []
  for (const { value, isTotal } of steps) levels.push(isTotal ? value : (levels.at(-1) ?? 0) + value)
  return levels
}

function changeOf(step: WaterfallStep | undefined): number {
  return step === undefined || step.isTotal ? 0 : step.value
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
