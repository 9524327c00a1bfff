import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { bringTogether, lacksEvidence, notReady, previousLevel } from '~/domain/self-assessment'

describe('前回', () => {
  const july = cityDate('2028-07-10')
  const june = cityDate('2028-06-20')

  test('is what was confirmed, unless the person claimed something since', () => {
    expect(previousLevel({ level: 1, on: july }, { level: 2, on: june })).toMatchObject({ level: 1, confirmed: true })
    expect(previousLevel({ level: 1, on: june }, { level: 2, on: july })).toMatchObject({ level: 2, confirmed: false })
    expect(previousLevel({ level: 1, on: july }, { level: 2, on: july })).toMatchObject({ level: 1, confirmed: true })
  })

  test('is nothing for a skill that was never assessed, which is not level 0', () => {
    expect(previousLevel(null, null)).toBeNull()
    expect(previousLevel({ level: 0, on: july }, null)).toMatchObject({ level: 0 })
  })
})

describe('evidence', () => {
  const entry = { tier: 'extended', entered: 2, confirmed: 1, evidence: 0 } as const
  test('is asked for an extended skill from level 2 that differs from what is confirmed', () => {
    expect(lacksEvidence(entry)).toBe(true)
    expect(lacksEvidence({ ...entry, evidence: 1 })).toBe(false)
    expect(lacksEvidence({ ...entry, confirmed: 2 })).toBe(false)
    expect(lacksEvidence({ ...entry, entered: 1 })).toBe(false)
    expect(lacksEvidence({ ...entry, tier: 'core' })).toBe(false)
  })

  test('and a missing level stand in the way, each under its own name', () => {
    const missing = { ...entry, entered: null }
    expect(notReady([entry, missing])).toEqual({ missing: [missing], withoutEvidence: [entry] })
  })
})

describe('two screens that saved the same draft', () => {
  const stored = new Map([['level.A', '1']])

  test('clash where both changed the same field to different values', () => {
    const { clashes } = bringTogether(stored, new Map([['level.A', '2']]), new Map())
    expect(clashes).toEqual([{ field: 'level.A', mine: '2', theirs: '1' }])
  })

  test('do not clash where they changed different fields, nor where they agree', () => {
    const { merged, clashes } = bringTogether(
      stored,
      new Map([
        ['level.A', '1'],
        ['level.B', '3'],
      ]),
      new Map(),
    )
    expect(clashes).toEqual([])
    expect([...merged]).toEqual([
      ['level.A', '1'],
      ['level.B', '3'],
    ])
  })

  test('keep what the other one changed, where this one only repeats what it started from', () => {
    const { merged, clashes } = bringTogether(stored, new Map([['level.A', '0']]), new Map([['level.A', '0']]))
    expect(clashes).toEqual([])
    expect(merged.get('level.A')).toBe('1')
  })

  const fields = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('0', '1', '2'))
    .map((made) => new Map(Object.entries(made)))

  test('never lose a value without telling: each stored value stays, or was what the screen had seen, or clashes', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, sent, was) => {
        const { merged, clashes } = bringTogether(before, sent, was)
        for (const [field, value] of before) {
          const kept = merged.get(field) === value
          const seen = was.get(field) === value
          expect(kept || seen || clashes.some((clash) => clash.field === field)).toBe(true)
        }
      }),
    )
  })
})
