import { describe, expect, test } from 'vitest'
import { type GoalLineInput, layoutGoalLine } from '~/charts/goal-line-layout'
import { layoutWaterfall } from '~/charts/waterfall-layout'
import { cityDate } from '~/domain/calendar'

describe('the waterfall of a year', () => {
  const total = (value: number) => ({ value, isTotal: true })
  const change = (value: number) => ({ value, isTotal: false })

  test('each bar begins where the one above ended, and the last reaches what is left', () => {
    const { bars, target, width } = layoutWaterfall([total(31), change(-1), change(14), change(-4), total(40)], 60)
    expect(bars.map(({ look }) => look)).toEqual(['total', 'down', 'up', 'down', 'total'])
    for (const [index, bar] of bars.entries()) {
      if (index > 0) expect(bar.fromAbove).toBe(bars[index - 1]?.toBelow ?? bar.fromAbove)
    }
    const [opening, , gained, lost, closing] = bars
    expect(opening?.x).toBe(0)
    expect((gained?.x ?? 0) + (gained?.width ?? 0)).toBeCloseTo((lost?.x ?? 0) + (lost?.width ?? 0), 0)
    expect(closing?.width).toBeCloseTo(lost?.x ?? 0, 0)
    expect(target).toBeGreaterThan(closing?.width ?? 0)
    expect(target).toBeLessThan(width)
  })

  test('nobody at all is drawn without a division by nothing', () => {
    const { bars } = layoutWaterfall([total(0), change(0), total(0)], null)
    expect(bars.every(({ x, width }) => Number.isFinite(x) && width > 0)).toBe(true)
  })
})

describe('the years of the plan', () => {
  const input: GoalLineInput = {
    from: cityDate('2027-03-31'),
    asOf: cityDate('2028-11-15'),
    now: 40,
    counts: [
      { on: cityDate('2027-03-31'), count: 0 },
      { on: cityDate('2027-10-19'), count: 11 },
      { on: cityDate('2028-10-17'), count: 40 },
    ],
    years: [
      { name: '令和8年度', end: cityDate('2027-03-31'), target: null, fixed: null, forecast: null },
      { name: '令和9年度', end: cityDate('2028-03-31'), target: 30, fixed: 31, forecast: null },
      {
        name: '令和10年度',
        end: cityDate('2029-03-31'),
        target: 60,
        fixed: null,
        forecast: { median: 61, in80: [58, 65], in50: [59, 63] },
      },
      {
        name: '令和11年度',
        end: cityDate('2030-03-31'),
        target: 90,
        fixed: null,
        forecast: { median: 92, in80: [83, 101], in50: [88, 96] },
      },
    ],
  }

  test.each([
    { width: 1232, height: 420, compact: false },
    { width: 328, height: 300, compact: true },
  ])('at $width px, targets, today and all words lie on the picture, and no word covers another', (size) => {
    const { plot, diamonds, today, labels, years } = layoutGoalLine(input, size)
    expect(diamonds).toHaveLength(3)
    for (const { x, y } of [...diamonds, today]) {
      expect(x).toBeGreaterThanOrEqual(plot.left)
      expect(x).toBeLessThanOrEqual(plot.right)
      expect(y).toBeGreaterThanOrEqual(plot.top)
      expect(y).toBeLessThanOrEqual(plot.bottom)
    }
    const boxes = labels.map(({ x, y, text, anchor }) => {
      const width = [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 13 : 7.5), 0)
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
      return { text, left, right: left + width, top: y - 12, bottom: y + 2 }
    })
    for (const box of boxes) {
      expect(box.left, box.text).toBeGreaterThanOrEqual(0)
      expect(box.right, box.text).toBeLessThanOrEqual(size.width)
      const covering = boxes.filter(
        (other) =>
          other !== box &&
          other.left < box.right &&
          box.left < other.right &&
          other.top < box.bottom &&
          box.top < other.bottom,
      )
      expect(covering, box.text).toEqual([])
    }
    expect(years.map(({ name }) => name)).toContain(size.compact ? 'R10' : '令和10年度')
  })

  test('without a forecast there are no bands, and the line ends today', () => {
    const past = layoutGoalLine(
      { ...input, years: input.years.map((one) => ({ ...one, forecast: null })) },
      { width: 1232, height: 420, compact: false },
    )
    expect([past.band80, past.band50, past.middle]).toEqual(['', '', ''])
    expect(past.actual.endsWith(`${past.today.y}`)).toBe(true)
  })
})
