import { expect, test } from 'vitest'
import { layoutDistribution } from '~/charts/distribution-layout'

const section = { counts: [6, 19, 7, 1, 0], notAssessed: 1 }

test('every person is in one part of the bar', () => {
  expect(layoutDistribution(section).map(({ step, count }) => [step, count])).toEqual([
    [0, 6],
    [1, 19],
    [2, 7],
    [3, 1],
    [5, 1],
  ])
})

test('the parts follow each other without a gap and fill the bar', () => {
  const parts = layoutDistribution(section)
  for (const [index, part] of parts.entries()) {
    expect(part.start + part.share).toBeCloseTo(parts[index + 1]?.start ?? 100)
  }
})

test('a number is written only where it has room', () => {
  const parts = layoutDistribution(section)
  expect(parts.find(({ count }) => count === 19)?.showsCount).toBe(true)
  expect(parts.find(({ step }) => step === 5)?.showsCount).toBe(false)
})

test('where nobody is, the bar is empty', () => {
  expect(layoutDistribution({ counts: [0, 0, 0, 0, 0], notAssessed: 0 })).toEqual([])
})
