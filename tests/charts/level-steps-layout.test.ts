import { describe, expect, test } from 'vitest'
import { layoutLevelSteps } from '~/charts/level-steps-layout'
import { cityDate } from '~/domain/calendar'

const span = { from: cityDate('2026-04-01'), to: cityDate('2028-03-31') }
const size = { width: 168, height: 40 }

describe('a level over time', () => {
  test('keeps until the next confirmation and to the last day', () => {
    const layout = layoutLevelSteps(
      [
        { on: cityDate('2026-04-01'), level: 0 },
        { on: cityDate('2027-03-31'), level: 4 },
      ],
      span,
      size,
    )
    expect(layout.path).toBe('M4,36L83.8,36L83.8,4L164,4L164,4')
    expect(layout.dots).toEqual([
      { x: 4, y: 36, level: 0 },
      { x: 83.8, y: 4, level: 4 },
    ])
  })

  test('that was never confirmed is no line, not a line at 0', () => {
    expect(layoutLevelSteps([], span, size)).toMatchObject({ path: '', dots: [] })
  })

  test('of before the picture begins enters at its edge', () => {
    const layout = layoutLevelSteps([{ on: cityDate('2025-04-01'), level: 2 }], span, size)
    expect(layout.path).toBe('M4,20L164,20L164,20')
  })
})
