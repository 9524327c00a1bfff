import { describe, expect, test } from 'vitest'
import { layoutPulseLine, type PulsePoint } from '~/charts/pulse-line-layout'

const SIZE = { width: 760, height: 320 }
const year = (name: string, tenths: number[], questions = ['一', '二', '三']): PulsePoint => ({
  name,
  tenths,
  questions,
})

describe('the means of the years', () => {
  const points = [year('令和8年度', [27, 23, 26]), year('令和9年度', [29, 26, 28]), year('令和10年度', [31, 29, 30])]

  test('are drawn on the whole scale: a tenth of a point looks like one', () => {
    const { series, plot } = layoutPulseLine(points, SIZE)
    const [first] = series
    const perPoint = (plot.bottom - plot.top) / 4
    expect((first?.marks[0]?.y ?? 0) - (first?.marks[2]?.y ?? 0)).toBeCloseTo(0.4 * perPoint, 0)
  })

  test('a question put in other words is not joined to what it was before', () => {
    const changed = [...points.slice(0, 2), year('令和10年度', [31, 29, 30], ['一', '別の問い', '三'])]
    const moves = layoutPulseLine(changed, SIZE).series.map(({ path }) => path.split('M').length - 1)
    expect(moves).toEqual([1, 2, 1])
  })

  test('the words at the ends never cover each other, not even where all means are the same', () => {
    const same = [year('令和9年度', [30, 30, 30]), year('令和10年度', [30, 30, 30])]
    const ends = layoutPulseLine(same, SIZE).series.map(({ end }) => end.y)
    const sorted = [...ends].sort((a, b) => a - b)
    for (const [place, y] of sorted.entries()) {
      if (place > 0) expect(y - (sorted[place - 1] ?? 0)).toBeGreaterThanOrEqual(15)
    }
  })

  test('years are shortened where there is little room', () => {
    expect(layoutPulseLine(points, { width: 328, height: 260 }).years.map(({ name }) => name)).toEqual([
      'R8',
      'R9',
      'R10',
    ])
  })
})
