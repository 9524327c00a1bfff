import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SkillLevel } from '~/domain/skill-standard'
import {
  fateOf,
  migratedLevel,
  openQuestions,
  proposedOrigin,
  type SkillOrigin,
  skillOrigin,
  sourcesOf,
} from '~/domain/standard-migration'

const levels = (given: Record<string, SkillLevel>) => new Map(Object.entries(given))
const merge = (kind: 'merge_lower' | 'merge_higher'): SkillOrigin => ({ kind, from: ['RPA', 'MACRO'] })

describe('a result in the next version of the standard', () => {
  test('is carried as it is, or up to a cap', () => {
    expect(migratedLevel({ kind: 'carry', from: 'RPA' }, levels({ RPA: 3 }))).toBe(3)
    expect(migratedLevel({ kind: 'carry_capped', from: 'RPA', cap: 2 }, levels({ RPA: 3 }))).toBe(2)
    expect(migratedLevel({ kind: 'carry_capped', from: 'RPA', cap: 2 }, levels({ RPA: 1 }))).toBe(1)
  })

  test('of two skills made one is the lower or the higher; the lower needs both', () => {
    expect(migratedLevel(merge('merge_lower'), levels({ RPA: 3, MACRO: 1 }))).toBe(1)
    expect(migratedLevel(merge('merge_lower'), levels({ RPA: 3 }))).toBeNull()
    expect(migratedLevel(merge('merge_higher'), levels({ RPA: 3 }))).toBe(3)
  })

  test('of a skill made two goes to both', () => {
    expect(migratedLevel({ kind: 'split', from: 'RPA' }, levels({ RPA: 2 }))).toBe(2)
  })

  test('is none where it must be asked anew, and level 0 is a result', () => {
    expect(fateOf({ kind: 'reassess', from: ['RPA'] }, levels({ RPA: 2 }))).toBe('reassess')
    expect(migratedLevel({ kind: 'carry', from: 'RPA' }, levels({ RPA: 0 }))).toBe(0)
    expect(fateOf({ kind: 'carry', from: 'RPA' }, levels({ RPA: 0 }))).toBe('keeps')
    expect(fateOf({ kind: 'carry', from: 'RPA' }, levels({}))).toBe('none')
  })

  const LEVELS = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom<SkillLevel>(0, 1, 2, 3, 4))
  const several = fc.constantFrom<string[]>(['A', 'B'], ['A', 'B', 'C'])
  const ORIGIN = fc.oneof(
    fc.constantFrom<SkillOrigin>({ kind: 'new' }, { kind: 'carry', from: 'A' }, { kind: 'split', from: 'B' }),
    fc.integer({ min: 0, max: 3 }).map((cap): SkillOrigin => ({ kind: 'carry_capped', from: 'A', cap })),
    several.map((from): SkillOrigin => ({ kind: 'merge_lower', from })),
    several.map((from): SkillOrigin => ({ kind: 'merge_higher', from })),
    several.map((from): SkillOrigin => ({ kind: 'reassess', from })),
  )

  test('is never more than somebody had, and never comes from nothing', () => {
    fc.assert(
      fc.property(ORIGIN, LEVELS, (origin, given) => {
        const had = sourcesOf(origin).flatMap((source) => given[source] ?? [])
        const level = migratedLevel(origin, levels(given))
        return level === null || (had.length > 0 && level <= Math.max(...had))
      }),
    )
  })

  test('is told by its fate: kept in full, lowered, to be asked anew', () => {
    fc.assert(
      fc.property(ORIGIN, LEVELS, (origin, given) => {
        const had = sourcesOf(origin).flatMap((source) => given[source] ?? [])
        const level = migratedLevel(origin, levels(given))
        const fate = fateOf(origin, levels(given))
        if (had.length === 0) return fate === 'none'
        if (level === null) return fate === 'reassess'
        return fate === (level === Math.max(...had) ? 'keeps' : 'lowered')
      }),
    )
  })
})

describe('before a version is published', () => {
  test('every result has its place: what is undecided or goes nowhere is asked', () => {
    const questions = openQuestions({
      before: ['RPA', 'MACRO', 'OLD', 'GONE'],
      skills: [
        { code: 'AUTO', origin: merge('merge_higher') },
        { code: 'NEW', origin: null },
        { code: 'ODD', origin: { kind: 'carry', from: 'TYPO' } },
      ],
      dropped: ['GONE', 'RPA'],
    })
    expect(questions).toEqual([
      { about: 'skill', code: 'NEW', why: 'undecided' },
      { about: 'skill', code: 'ODD', why: 'unknown_source', source: 'TYPO' },
      { about: 'before', code: 'RPA', why: 'dropped_and_taken', takenBy: 'AUTO' },
      { about: 'before', code: 'OLD', why: 'goes_nowhere' },
    ])
  })

  test('a skill of the same code takes its results over, any other is new', () => {
    expect(proposedOrigin('RPA', new Set(['RPA']))).toEqual({ kind: 'carry', from: 'RPA' })
    expect(proposedOrigin('NEW', new Set(['RPA']))).toEqual({ kind: 'new' })
  })

  test('a merge of one skill is none', () => {
    expect(skillOrigin.safeParse({ kind: 'merge_lower', from: ['RPA'] }).success).toBe(false)
  })
})
