import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { type CityDate, daysBetween } from '~/domain/calendar'

/** A confirmed level from a day on. */
type LevelStep = { on: CityDate; level: number }

export type LevelStepsLayout = {
  width: number
  height: number
  /** The line through all levels to the last day; empty when there is none. */
  path: string
  /** One dot for each confirmation. */
  dots: { x: number; y: number; level: number }[]
  /** y of the lines of the levels 0 to 4. */
  grid: number[]
}

const PADDING = 4
const TOP_LEVEL = 4

/**
 * A level keeps until the next confirmation, so the line goes in steps and ends on the last day.
 * @param steps in the order of their days
 * @param span first and last day of the picture, the same for all skills of a person, so that lines compare
 * @param size of the drawing in px
 */
export function layoutLevelSteps(
  steps: readonly LevelStep[],
  span: { from: CityDate; to: CityDate },
  size: { width: number; height: number },
): LevelStepsLayout {
  const x = scaleLinear()
    .domain([0, Math.max(1, daysBetween(span.from, span.to))])
    .range([PADDING, size.width - PADDING])
    .clamp(true)
  const y = scaleLinear()
    .domain([0, TOP_LEVEL])
    .range([size.height - PADDING, PADDING])
  const dots = steps.map(({ on, level }) => ({ x: tenth(x(daysBetween(span.from, on))), y: tenth(y(level)), level }))
  const last = dots.at(-1)
  const ended = last ? [...dots, { ...last, x: tenth(x(daysBetween(span.from, span.to))) }] : []
  const draw = line<{ x: number; y: number }>()
    .x((dot) => dot.x)
    .y((dot) => dot.y)
    .curve(curveStepAfter)
  return {
    ...size,
    path: draw(ended) ?? '',
    dots,
    grid: [0, 1, 2, 3, 4].map((level) => tenth(y(level))),
  }
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
