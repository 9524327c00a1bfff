import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikeTo, likeness, originProposals } from '~/domain/origin-proposals'
import type { Requirement } from '~/domain/role-requirements'
import type { SkillLevel } from '~/domain/skill-standard'
import { countFates, effectOn, effectOnRole, type Origins } from '~/domain/standard-effect'
import { FATES, fateOf, migratedLevel } from '~/domain/standard-migration'

const person = (personId: number, levels: Record<string, SkillLevel>) => ({
  personId,
  before: new Map(Object.entries(levels)),
})
const needs = (...codes: [string, SkillLevel][]): Requirement<string>[] =>
  codes.map(([skill, requiredLevel]) => ({
    skills: [{ skill, requiredLevel }],
    mustHave: false,
    mustHaveByRenewal: false,
  }))

const ORIGINS: Origins = [
  { code: 'RPA', origin: { kind: 'carry_capped', from: 'RPA', cap: 2 } },
  { code: 'DATA', origin: { kind: 'merge_lower', from: ['DATA', 'OPEN'] } },
  { code: 'CLOUD', origin: { kind: 'carry', from: 'NET' } },
  { code: 'AGENT', origin: { kind: 'new' } },
]

describe('what a new version does to one person', () => {
  test('is told for each skill, and by the gravest of it', () => {
    const [hanako, taro, nobody] = effectOn(
      [person(1, { RPA: 3, DATA: 2, OPEN: 2, OCR: 1 }), person(2, { DATA: 2, NET: 1 }), person(3, {})],
      ORIGINS,
      ['OCR'],
    )
    expect(hanako).toMatchObject({ gravest: 'lowered', ended: ['OCR'] })
    expect([...(hanako?.after ?? [])]).toEqual([
      ['RPA', 2],
      ['DATA', 2],
    ])
    expect(taro).toMatchObject({ gravest: 'reassess', ended: [] })
    expect(taro?.fates.get('DATA')).toBe('reassess')
    expect(nobody).toMatchObject({ gravest: 'none', ended: [] })
  })

  const LEVELS = fc.dictionary(
    fc.constantFrom('RPA', 'DATA', 'OPEN', 'NET', 'OCR'),
    fc.constantFrom<SkillLevel>(0, 1, 2, 3, 4),
  )

  test('is nothing else than the fate of each skill', () => {
    fc.assert(
      fc.property(fc.array(LEVELS, { maxLength: 20 }), (given) => {
        const people = given.map((levels, at) => person(at, levels))
        const effect = effectOn(people, ORIGINS, ['OCR'])
        for (const { before, after, fates } of effect) {
          for (const { code, origin } of ORIGINS) {
            expect(fates.get(code)).toBe(fateOf(origin, before))
            expect(after.get(code) ?? null).toBe(migratedLevel(origin, before))
          }
        }
        const count = countFates(effect.map(({ gravest }) => gravest))
        return FATES.reduce((sum, fate) => sum + count[fate], 0) === people.length
      }),
    )
  })
})

describe('who meets a role', () => {
  const people = effectOn(
    [person(1, { RPA: 3, NET: 2 }), person(2, { RPA: 1, NET: 1 }), person(3, { RPA: 2 })],
    ORIGINS,
    [],
  )
  const before = needs(['RPA', 3])

  test('is counted before and after among everybody, its mean among those who have it', () => {
    const effect = effectOnRole(people, 'LEADER', { before, after: needs(['RPA', 2], ['CLOUD', 2]) }, new Set([1, 3]))
    expect(effect).toMatchObject({ holders: 2, metBefore: 1, metAfter: 1, gained: [], lost: [] })
    expect([effect.shareBefore, effect.shareAfter]).toEqual([0.5, 0.75])
  })

  test('a cap can take it from somebody, a lower requirement give it', () => {
    expect(effectOnRole(people, 'LEADER', { before, after: needs(['RPA', 3]) }, new Set())).toMatchObject({
      lost: [1],
      shareBefore: null,
    })
    expect(effectOnRole(people, 'LEADER', { before, after: needs(['RPA', 2]) }, new Set())).toMatchObject({
      gained: [3],
      lost: [],
    })
  })
})

describe('what a skill may build on', () => {
  const before = [
    { code: 'SYS-PRC', name: '調達・契約と事業者管理' },
    { code: 'SEC-BAS', name: '日常業務の情報セキュリティ' },
  ]

  test('is the same code, or a name much like it; nothing is made up', () => {
    expect(originProposals({ code: 'SEC-BAS', name: '別の名前' }, before)).toEqual([{ kind: 'carry', from: 'SEC-BAS' }])
    expect(originProposals({ code: 'SYS-SUP', name: '事業者管理と契約' }, before)).toEqual([
      { kind: 'carry', from: 'SYS-PRC' },
    ])
    expect(originProposals({ code: 'AIX-AGT', name: 'AIエージェント' }, before)).toEqual([])
    expect(alikeTo({ code: 'X', name: '情報セキュリティの日常業務' }, before).map(({ code }) => code)).toEqual([
      'SEC-BAS',
    ])
  })

  test('likeness is the same both ways, 1 of the same name, and never outside 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const found = likeness(a, b)
        return found >= 0 && found <= 1 && Math.abs(found - likeness(b, a)) < 1e-12 && likeness(a, a) === 1
      }),
    )
  })
})
