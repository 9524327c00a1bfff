import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type PersonForRound, populationOf, type RoundTerms } from '~/domain/round-population'
import {
  agreeable,
  agreeableAsClaimed,
  groupOfClaims,
  levelsToChoose,
  needsLook,
  type StandingClaim,
  waitsForHead,
} from '~/domain/section-confirmation'
import { byTitle, mayBeDelegate, titleRank } from '~/domain/section-order'
import { needsOf, type SectionMember, shortOf, sufficiency, thinSkills } from '~/domain/section-skills'
import { cellTowards, nextWaiting } from '~/features/confirmation/next-cell'

const claim = (more: Partial<StandingClaim> = {}): StandingClaim => ({
  tier: 'core',
  claimed: 1,
  confirmed: 1,
  decided: null,
  evidence: 0,
  passedOn: false,
  ...more,
})

describe('what a confirmer has to look at', () => {
  test('only what differs from what is confirmed', () => {
    expect(needsLook(claim())).toBe(false)
    expect(needsLook(claim({ claimed: 2 }))).toBe(true)
    expect(needsLook(claim({ confirmed: null, claimed: 0 }))).toBe(true)
  })

  test('a repeated level 3 as well, for a head may not confirm it', () => {
    expect(needsLook(claim({ claimed: 3, confirmed: 3 }))).toBe(true)
  })

  test('a repeated extended level 2 needs no look: it had its evidence', () => {
    expect(needsLook(claim({ tier: 'extended', claimed: 2, confirmed: 2 }))).toBe(false)
  })

  test('the unchanged rest of a person is agreed to once nothing waits for the head any more', () => {
    const same = claim()
    const open = claim({ claimed: 2 })
    expect(agreeable([same, open])).toEqual([])
    expect(agreeable([same, { ...open, decided: 1 }])).toEqual([same])
    expect(agreeable([same, claim({ claimed: 3, passedOn: true })])).toEqual([same])
  })

  test('a person is different as long as something differs, else unchanged, then done', () => {
    expect(groupOfClaims([claim(), claim({ claimed: 2, decided: 2 })])).toBe('different')
    expect(groupOfClaims([claim(), claim()])).toBe('unchanged')
    expect(groupOfClaims([claim({ decided: 1 })])).toBe('done')
  })

  test('whatever is agreed to at once repeats what is confirmed, at a level of the head’s side', () => {
    fc.assert(
      fc.property(fc.array(claims(), { maxLength: 12 }), (all) => {
        for (const each of agreeable(all)) {
          expect(each.claimed).toBe(each.confirmed)
          expect(each.claimed).toBeLessThanOrEqual(2)
          expect(each.decided).toBeNull()
        }
        if (all.some(waitsForHead)) expect(agreeable(all)).toEqual([])
      }),
    )
  })

  test('a person is agreed to as a whole but for what a head may not confirm', () => {
    const first = claim({ confirmed: null, claimed: 2 })
    const tooHigh = claim({ confirmed: null, claimed: 3 })
    const unproven = claim({ tier: 'extended', confirmed: null, claimed: 2 })
    expect(agreeableAsClaimed([first, tooHigh, unproven, claim({ claimed: 2, decided: 1 })])).toEqual([first])
  })

  test('the levels to choose from reach from 0 to the higher of the two', () => {
    expect(levelsToChoose({ claimed: 2, confirmed: 0 })).toEqual([0, 1, 2])
    expect(levelsToChoose({ claimed: 0, confirmed: null })).toEqual([0, 1])
  })
})

describe('arrow keys in the grid', () => {
  const cells = [
    { claimId: 1, row: 0, column: 5, waits: true },
    { claimId: 2, row: 0, column: 6, waits: false },
    { claimId: 3, row: 1, column: 1, waits: true },
    { claimId: 4, row: 2, column: 6, waits: true },
  ]

  test('move along the row, and to the nearest column of the next row', () => {
    expect(cellTowards(cells, 1, 'right')).toBe(2)
    expect(cellTowards(cells, 2, 'right')).toBe(2)
    expect(cellTowards(cells, 2, 'down')).toBe(3)
    expect(cellTowards(cells, 4, 'up')).toBe(3)
    expect(cellTowards(cells, 3, 'left')).toBe(3)
  })

  test('next is the next that waits, from the top again after the last', () => {
    expect(nextWaiting(cells, 1)).toBe(3)
    expect(nextWaiting(cells, 4)).toBe(1)
    expect(nextWaiting([{ claimId: 1, row: 0, column: 0, waits: true }], 1)).toBeNull()
  })
})

describe('the order of a section', () => {
  test('by title, the head first, then by number', () => {
    const listed = [
      { title: '主事', staffNumber: '2' },
      { title: '課長', staffNumber: '9' },
      { title: '主事', staffNumber: '1' },
      { title: '保育士', staffNumber: '0' },
    ]
    expect([...listed].sort(byTitle).map((each) => each.title + each.staffNumber)).toEqual([
      '課長9',
      '主事1',
      '主事2',
      '保育士0',
    ])
  })

  test('a longer title counts by the longest one in it', () => {
    expect(titleRank('看護師長')).toBe(titleRank('師長'))
    expect(titleRank('課長代理')).toBeGreaterThan(titleRank('課長'))
    expect(titleRank('主任看護師')).toBe(titleRank('主任'))
  })

  test('delegates are named from 係長 on', () => {
    expect(['係長', '課長代理', '看護師長', '副園長'].map(mayBeDelegate)).toEqual([true, true, true, true])
    expect(['主査', '主任', '主事', '保育士'].map(mayBeDelegate)).toEqual([false, false, false, false])
  })
})

describe('needs against people', () => {
  const member = (personId: number, levels: [number, number][], required: [number, number][]): SectionMember => ({
    personId,
    levels: new Map(levels),
    required: new Map(required),
  })
  const skills = [
    { skillId: 1, tier: 'core' as const },
    { skillId: 2, tier: 'extended' as const },
    { skillId: 3, tier: 'extended' as const },
  ]

  test('needed are those whose role requires a skill, and they reach it at their own level', () => {
    const members = [member(1, [[1, 1]], [[1, 2]]), member(2, [[1, 1]], [[1, 1]]), member(3, [[1, 3]], [])]
    expect(needsOf(members, skills)).toEqual([{ skillId: 1, tier: 'core', needed: 2, reached: 1, carriers: 1 }])
    expect(members.map(shortOf)).toEqual([1, 0, 0])
  })

  test('a skill hangs on the one who carries it; the nearest is the next highest below', () => {
    const members = [
      member(
        1,
        [[2, 2]],
        [
          [2, 2],
          [3, 1],
        ],
      ),
      member(2, [[2, 1]], []),
      member(3, [[3, 0]], []),
    ]
    expect(thinSkills(members, needsOf(members, skills))).toEqual([
      { skillId: 2, carrier: 1, nearest: { personId: 2, level: 1 } },
      { skillId: 3, carrier: null, nearest: null },
    ])
  })

  test('the sentence counts what is enough, what is short, and what hangs on one', () => {
    const needs = [
      { skillId: 1, tier: 'core' as const, needed: 2, reached: 2, carriers: 1 },
      { skillId: 2, tier: 'extended' as const, needed: 2, reached: 1, carriers: 1 },
      { skillId: 3, tier: 'extended' as const, needed: 1, reached: 0, carriers: 0 },
    ]
    expect(sufficiency(needs)).toEqual({ needed: 3, enough: 1, short: 2, onOne: 1, onNobody: 1 })
  })
})

describe('the population of a round', () => {
  const round: RoundTerms = { kind: 'annual', tiers: ['core', 'extended'], selfDueOn: cityDate('2029-06-30') }
  const skills = {
    core: [1, 2],
    extended: [3, 4, 5],
    byRole: new Map([
      ['SECTION_HEAD', [3]],
      ['DX_LEADER', [4, 5]],
    ]),
  }
  const person = (personId: number, more: Partial<PersonForRound> = {}): PersonForRound => ({
    personId,
    departmentCode: 'D01',
    employmentType: 'permanent',
    jobCategory: '事務',
    workplaceType: 'office',
    onLeave: false,
    isSectionHead: false,
    holdsOrSeeksRole: false,
    isVolunteer: false,
    includedByHead: false,
    roles: [],
    aim: null,
    chosenSkillIds: [],
    ...more,
  })
  const asked = (given: Partial<RoundTerms>, ...people: PersonForRound[]) =>
    populationOf({ ...round, ...given }, people, skills).asked.map((each) => [each.personId, each.rule, each.skillIds])

  test('each is asked for the core skills and the extended ones of their roles, once, in the order of the standard', () => {
    expect(
      asked(
        {},
        person(1),
        person(2, { isSectionHead: true }),
        person(3, { isSectionHead: true, holdsOrSeeksRole: true, roles: ['DX_LEADER'] }),
        person(4, { isVolunteer: true, aim: 'DX_LEADER', chosenSkillIds: [3] }),
      ),
    ).toEqual([
      [1, 'POP-1', [1, 2]],
      [2, 'POP-2', [1, 2, 3]],
      [3, 'POP-2', [1, 2, 3, 4, 5]],
      [4, 'POP-4', [1, 2, 3, 4, 5]],
    ])
  })

  test('the review in autumn asks holders, candidates and those who aim at a role, not who once chose a skill', () => {
    expect(
      asked(
        { kind: 'candidates', tiers: ['extended'] },
        person(1),
        person(2, { isSectionHead: true }),
        person(3, { isSectionHead: true, holdsOrSeeksRole: true, roles: ['DX_LEADER'] }),
        person(4, { workplaceType: 'shift' }),
        person(5, { isVolunteer: true, chosenSkillIds: [4] }),
      ),
    ).toEqual([[3, 'POP-3', [4, 5]]])
  })

  test('those on leave and the fiscal-year employees are left out, each with the reason', () => {
    const { asked: none, notAsked } = populationOf(
      round,
      [person(1, { onLeave: true }), person(2, { employmentType: 'fiscal_year' })],
      skills,
    )
    expect(none).toEqual([])
    expect(notAsked.map((each) => each.why)).toEqual(['on_leave', 'fiscal_year'])
  })

  test('everybody is asked or left out, nobody both, and nobody is asked for nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            onLeave: fc.boolean(),
            isSectionHead: fc.boolean(),
            workplaceType: fc.constantFrom('office' as const, 'shift' as const),
            employmentType: fc.constantFrom('permanent' as const, 'fiscal_year' as const),
          }),
        ),
        fc.constantFrom<RoundTerms['kind']>('annual', 'candidates', 'pilot'),
        (given, kind) => {
          const people = given.map((more, index) => person(index, more))
          const { asked: yes, notAsked: no } = populationOf({ ...round, kind }, people, skills)
          expect([...yes, ...no].map((each) => each.personId).sort((a, b) => a - b)).toEqual(
            people.map((each) => each.personId),
          )
          expect(yes.every((each) => each.skillIds.length > 0)).toBe(true)
        },
      ),
    )
  })
})

function claims(): fc.Arbitrary<StandingClaim> {
  const level = fc.integer({ min: 0, max: 4 })
  return fc.record({
    tier: fc.constantFrom('core' as const, 'extended' as const),
    claimed: level,
    confirmed: fc.option(level),
    decided: fc.option(level),
    evidence: fc.integer({ min: 0, max: 2 }),
    passedOn: fc.boolean(),
  })
}
