import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'

export type PulsePoint = {
  name: string
  questions: readonly string[]
  /** Means in tenths, one a question. */
  tenths: readonly number[]
}

type Mark = { x: number; y: number; label: string; labelY: number }

export type PulseLineLayout = {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  grid: { y: number; label: string }[]
  years: { x: number; name: string }[]
  /** One a question; the path breaks where the question was put in other words. The last mean stands at its end. */
  series: { path: string; marks: Mark[]; end: { x: number; y: number; text: string } }[]
}

const LABEL_ROOM = 16

/** The means of the three questions, year by year, on the whole scale of 1 to 5. */
export function layoutPulseLine(
  points: readonly PulsePoint[],
  size: { width: number; height: number },
): PulseLineLayout {
  const plot = { left: 34, right: size.width - 72, top: 16, bottom: size.height - 32 }
  const x = scalePoint<number>()
    .domain(points.map((_, place) => place))
    .range([plot.left, plot.right])
    .padding(0.12)
  const y = scaleLinear().domain([10, 50]).range([plot.bottom, plot.top])
  const at = (place: number, tenths: number) => ({ x: tenth(x(place) ?? plot.left), y: tenth(y(tenths)) })
  const last = points.length - 1
  const ends = apart([0, 1, 2].map((question) => at(last, points[last]?.tenths[question] ?? 10).y))
  return {
    ...size,
    plot,
    grid: [10, 20, 30, 40, 50].map((value) => ({ y: tenth(y(value)), label: String(value / 10) })),
    years: points.map(({ name }, place) => ({ x: at(place, 10).x, name: shortYear(name, points.length, size.width) })),
    series: [0, 1, 2].map((question) => {
      const own = points.map(({ tenths }, place) => at(place, tenths[question] ?? 10))
      return {
        path: pathOf(points, own, question),
        marks: own.map(
          (point, place): Mark => ({
            ...point,
            label: place === last ? '' : meanOf(points[place], question),
            labelY: tenth(labelAt(points, at, place, question)),
          }),
        ),
        end: {
          x: at(last, 10).x + 12,
          y: ends[question] ?? 0,
          text: `${meanOf(points[last], question)}　問 ${question + 1}`,
        },
      }
    }),
  }
}

function pathOf(points: readonly PulsePoint[], own: readonly { x: number; y: number }[], question: number): string {
  const draw = line<{ x: number; y: number }>()
    .x((point) => point.x)
    .y((point) => point.y)
  const runs: { x: number; y: number }[][] = []
  own.forEach((point, place) => {
    const isSame = points[place]?.questions[question] === points[place - 1]?.questions[question]
    const run = runs.at(-1)
    if (run && isSame) run.push(point)
    else runs.push([point])
  })
  return runs.map((run) => draw(run) ?? '').join('')
}

function meanOf(point: PulsePoint | undefined, question: number): string {
  return ((point?.tenths[question] ?? 0) / 10).toFixed(1)
}

/** Above its mark, below it for the lowest of the year. */
function labelAt(
  points: readonly PulsePoint[],
  at: (place: number, tenths: number) => { y: number },
  place: number,
  question: number,
): number {
  const tenths = points[place]?.tenths ?? []
  const own = tenths[question] ?? 10
  const lower = tenths.filter((value, other) => value < own || (value === own && other > question)).length
  if (lower === 0) return at(place, own).y + 19
  return lower === 1 ? at(place, own).y + 4 : at(place, own).y - 10
}

/** Words at the end of the lines, moved down until none covers another; in the order given. */
function apart(wanted: readonly number[]): number[] {
  const order = wanted.map((y, place) => ({ y, place })).sort((a, b) => a.y - b.y || a.place - b.place)
  const placed: number[] = []
  let free = Number.NEGATIVE_INFINITY
  for (const { y, place } of order) {
    placed[place] = tenth(Math.max(y + 4, free))
    free = (placed[place] ?? 0) + LABEL_ROOM
  }
  return placed
}

/** `令和10年度` → `R10` where there is little room */
function shortYear(name: string, years: number, width: number): string {
  return width / years < 110 ? name.replace(/^令和/, 'R').replace(/年度$/, '') : name
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
