import { scaleLinear } from 'd3-scale'
import { area, curveLinear, curveStepAfter, line } from 'd3-shape'
import { type CityDate, daysBetween } from '~/domain/calendar'

export type GoalLineInput = {
  from: CityDate
  asOf: CityDate
  now: number
  counts: readonly { on: CityDate; count: number }[]
  years: readonly {
    name: string
    end: CityDate
    target: number | null
    fixed: number | null
    forecast: { median: number; in80: readonly [number, number]; in50: readonly [number, number] } | null
  }[]
}

type Point = { x: number; y: number }
type Label = Point & { text: string; look: 'strong' | 'plain' | 'quiet'; anchor: 'start' | 'middle' | 'end' }

export type GoalLineLayout = {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  grid: { y: number; label: string }[]
  years: { x: number; middle: number; name: string }[]
  actual: string
  target: string
  diamonds: Point[]
  band80: string
  band50: string
  middle: string
  today: Point
  labels: Label[]
}

type Size = { width: number; height: number; compact: boolean }

const LINE = 17

/**
 * Five years of a count: what was (steps), the targets (diamonds), and what is expected (bands of 50 and 80 %).
 * @param size `compact` on a phone: shorter words, no room on the right
 */
export function layoutGoalLine(input: GoalLineInput, size: Size): GoalLineLayout {
  const plot = size.compact
    ? { left: 30, right: size.width - 14, top: 24, bottom: size.height - 46 }
    : { left: 52, right: size.width - 176, top: 24, bottom: size.height - 46 }
  const last = input.years.at(-1)
  const x = scaleLinear()
    .domain([0, Math.max(1, daysBetween(input.from, last?.end ?? input.asOf))])
    .range([plot.left + 8, plot.right])
  const most = Math.max(
    4,
    input.now,
    ...input.years.flatMap(({ target, fixed, forecast }) => [target ?? 0, fixed ?? 0, forecast?.in80[1] ?? 0]),
    ...input.counts.map(({ count }) => count),
  )
  const y = scaleLinear().domain([0, most]).nice().range([plot.bottom, plot.top])
  const at = (day: CityDate, count: number): Point => ({
    x: tenth(x(daysBetween(input.from, day))),
    y: tenth(y(count)),
  })
  const today = at(input.asOf, input.now)
  const expected = input.years.flatMap(({ end, forecast }) => (forecast ? [{ end, ...forecast }] : []))
  const band = (of: 'in80' | 'in50') =>
    expected.length === 0
      ? ''
      : (area<{ x: number; low: number; high: number }>()
          .x((point) => point.x)
          .y0((point) => point.low)
          .y1((point) => point.high)
          .curve(curveLinear)([
          { x: today.x, low: today.y, high: today.y },
          ...expected.map((one) => ({
            x: at(one.end, 0).x,
            low: at(one.end, one[of][0]).y,
            high: at(one.end, one[of][1]).y,
          })),
        ]) ?? '')
  const targets = [
    at(input.from, 0),
    ...input.years.flatMap(({ end, target }) => (target === null ? [] : [at(end, target)])),
  ]
  const steps = [...input.counts.map(({ on, count }) => at(on, count)), today]
  return {
    width: size.width,
    height: size.height,
    plot,
    grid: y
      .ticks(size.compact ? 5 : 7)
      .filter(Number.isInteger)
      .map((count) => ({ y: tenth(y(count)), label: String(count) })),
    years: input.years.map(({ end, name }, index) => {
      const before = input.years[index - 1]
      const start = before ? at(before.end, 0).x : at(input.from, 0).x
      const stop = at(end, 0).x
      return {
        x: stop,
        middle: tenth((start + stop) / 2),
        name: index === 0 ? '' : size.compact ? shortYear(name) : name,
      }
    }),
    actual: path(steps, 'steps'),
    target: path(targets, 'straight'),
    diamonds: targets.slice(1),
    band80: band('in80'),
    band50: band('in50'),
    middle:
      expected.length === 0 ? '' : path([today, ...expected.map(({ end, median }) => at(end, median))], 'straight'),
    today,
    labels: apart(labelsOf(input, size, { at, today })),
  }
}

function labelsOf(
  input: GoalLineInput,
  { compact }: Size,
  { at, today }: { at: (day: CityDate, count: number) => Point; today: Point },
): Label[] {
  const labels: Label[] = [
    { x: today.x + 8, y: today.y + 20, text: `きょう ${input.now}`, look: 'strong', anchor: 'start' },
  ]
  const lastEnd = input.years.at(-1)?.end
  let isNext = true
  for (const { end, target, fixed, forecast } of input.years) {
    if (fixed !== null && end !== input.asOf) {
      const point = at(end, Math.max(fixed, target ?? 0))
      labels.push({ x: point.x - 10, y: point.y - 20, text: `確定 ${fixed}`, look: 'strong', anchor: 'end' })
    }
    if (compact && end !== lastEnd) continue
    const isLast = end === lastEnd && !compact
    if (forecast) {
      const point = at(end, forecast.median)
      const range = forecast.in80[0] === forecast.in80[1] ? '' : `（${forecast.in80[0]}–${forecast.in80[1]}）`
      labels.push({
        x: isLast ? point.x + 14 : point.x - 14,
        y: isLast ? point.y - 6 : point.y - 22,
        text: `見込み ${forecast.median}${range}`,
        look: isNext || isLast ? 'strong' : 'plain',
        anchor: isLast ? 'start' : 'end',
      })
      isNext = false
    }
    if (target !== null && (forecast || fixed === null)) {
      const point = at(end, target)
      labels.push({
        x: point.x + (compact ? -8 : 12),
        y: point.y + (compact ? 40 : 18),
        text: `目標 ${target}`,
        look: 'plain',
        anchor: compact ? 'end' : 'start',
      })
    }
  }
  return labels
}

/** Labels that begin at the same place are moved down until none covers another. */
function apart(labels: readonly Label[]): Label[] {
  const placed: Label[] = []
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    let { y } = label
    for (const other of placed) {
      const meets = other.anchor === label.anchor && Math.abs(other.x - label.x) < 90
      if (meets && Math.abs(other.y - y) < LINE) y = other.y + LINE
    }
    placed.push({ ...label, y: tenth(y) })
  }
  return placed
}

function path(points: readonly Point[], how: 'steps' | 'straight'): string {
  const draw = line<Point>()
    .x((point) => point.x)
    .y((point) => point.y)
    .curve(how === 'steps' ? curveStepAfter : curveLinear)
  return draw([...points]) ?? ''
}

/** `令和10年度` → `R10` */
function shortYear(name: string): string {
  return name.replace(/^令和/, 'R').replace(/年度$/, '')
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
