import { expect, test } from 'vitest'
import { layoutNeedSquares } from '~/charts/need-squares-layout'

const kinds = (have: number, need: number) => layoutNeedSquares(have, need).squares.map(({ kind }) => kind)

test('those who are missing stand hollow behind those who are there', () => {
  expect(kinds(1, 3)).toEqual(['has', 'short', 'short'])
})

test('the line stands between the people needed and those beyond', () => {
  const { squares, needX } = layoutNeedSquares(9, 5)
  const last = squares[4]
  const beyond = squares[5]
  expect(needX).toBeGreaterThan((last?.x ?? 0) + 9)
  expect(needX).toBeLessThan(beyond?.x ?? 0)
})

test('where nobody is needed there is no line', () => {
  expect(layoutNeedSquares(2, 0)).toMatchObject({ needX: null })
  expect(kinds(2, 0)).toEqual(['has', 'has'])
})

test('a crowd is not drawn beyond the room, the rest is said as a number', () => {
  const { squares, more, width } = layoutNeedSquares(40, 10)
  expect(squares.length + more).toBe(40)
  expect((squares.at(-1)?.x ?? 0) + 9).toBeLessThanOrEqual(width)
})
