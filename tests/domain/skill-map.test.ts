import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assessedIn,
  atOrAbove,
  lessOf,
  measured,
  medianLevel,
  mostConcentrated,
  type SkillCounts,
  shortIn,
  sumOf,
} from '~/domain/skill-map'

/** 福祉保健部 × RPA of the demo: 129, 64, 12, 4, 0 at the levels, 40 required, 15 reach it. */
const welfare: SkillCounts = [129, 64, 12, 4, 0, 40, 15]

describe('a cell of the map', () => {
  test('counts the people at or above a level', () => {
    expect([0, 1, 2, 3, 4].map((level) => atOrAbove(welfare, level))).toEqual([209, 80, 16, 4, 0])
    expect(measured('count', welfare, 2)).toBe(16)
  })

  test('the gap is the people who fall short of what their role asks', () => {
    expect(shortIn(welfare)).toBe(25)
    expect(measured('gap', welfare, 2)).toBe(25)
  })

  test('where no role asks for the skill there is no gap, not a gap of 0', () => {
    expect(measured('gap', [3, 0, 0, 0, 0, 0, 0], 2)).toBeNull()
  })

  test('the median is the level of the person in the middle, and no level when nobody is assessed', () => {
    expect(medianLevel(welfare)).toBe(0)
    expect(medianLevel([1, 0, 1, 0, 1, 0, 0])).toBe(2)
    expect(medianLevel([1, 0, 0, 1, 0, 0, 0])).toBe(0)
    expect(medianLevel([0, 0, 0, 0, 0, 9, 0])).toBeNull()
  })

  test('the median is the middle of the people written out one by one', () => {
    fc.assert(
      fc.property(counts(), (cell) => {
        const people = [0, 1, 2, 3, 4].flatMap((level) => Array<number>(cell[level] ?? 0).fill(level))
        const middle = people[Math.ceil(people.length / 2) - 1]
        expect(medianLevel(cell)).toBe(middle ?? null)
      }),
    )
  })
})

describe('units and what lies below them', () => {
  test('a unit less its parts, added to them again, is the unit', () => {
    fc.assert(
      fc.property(counts(), fc.array(counts()), (own, parts) => {
        const whole = sumOf([own, ...parts])
        expect(lessOf(whole, parts)).toEqual(own)
        expect(assessedIn(whole)).toBe(parts.reduce((sum, part) => sum + assessedIn(part), assessedIn(own)))
      }),
    )
  })
})

describe('where a skill is most concentrated', () => {
  test('is told with its holders, the three places that have most, and the places that have none', () => {
    const holders = [
      [30, 12],
      [21, 10],
      [16, 9],
      [1, 11],
      [0, 10],
      [0, 12],
    ]
    expect(mostConcentrated(holders, [68, 64], 3)).toEqual({
      skill: 0,
      holders: 68,
      top: [0, 1, 2],
      inTop: 67,
      without: 2,
    })
  })

  test('a skill of fewer people than units is left out, however few places it has', () => {
    expect(
      mostConcentrated(
        [
          [2, 4],
          [0, 3],
          [0, 2],
        ],
        [2, 9],
        1,
      ),
    ).toMatchObject({ skill: 1, inTop: 4 })
  })

  test('nothing is said where nobody holds anything', () => {
    expect(mostConcentrated([[0], [0]], [0], 3)).toBeNull()
  })

  test('what is not shown is not told: neither as a place nor as one where nobody holds it', () => {
    expect(mostConcentrated([[11], [null], [0]], [15], 1)).toEqual({
      skill: 0,
      holders: 15,
      top: [0],
      inTop: 11,
      without: 1,
    })
  })
})

function counts(): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: 20 }), { minLength: 7, maxLength: 7 })
}
