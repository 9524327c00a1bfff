import { expect, test } from 'vitest'
import { layoutDistributions } from '~/charts/distribution-layout'

const rows = [
  { key: 'S021', name: '介護保険課', counts: [6, 19, 7, 1, 0], notAssessed: 1 },
  { key: 'S022', name: '保険年金課', counts: [0, 0, 0, 0, 0], notAssessed: 0 },
]

test('every person of a row is in one part of its bar', () => {
  const [row] = layoutDistributions(rows, 600).rows
  expect(row?.total).toBe(34)
  expect(row?.parts.map(({ step, count }) => [step, count])).toEqual([
    [0, 6],
    [1, 19],
    [2, 7],
    [3, 1],
    [5, 1],
  ])
})

test('the parts follow each other without a gap and fill the bar', () => {
  const { rows: laid, width } = layoutDistributions(rows, 600)
  const parts = laid[0]?.parts ?? []
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    if (next) expect(part.x + part.width).toBeCloseTo(next.x)
  }
  const last = parts.at(-1)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(width - 56)
})

test('a number is written only where it has room', () => {
  const parts = layoutDistributions(rows, 600).rows[0]?.parts ?? []
  expect(parts.find(({ count }) => count === 19)?.showsCount).toBe(true)
  expect(parts.find(({ step }) => step === 5)?.showsCount).toBe(false)
})

test('a unit of which nobody is there has an empty bar', () => {
  expect(layoutDistributions(rows, 600).rows[1]).toMatchObject({ total: 0, parts: [] })
})
