import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedInRound,
  type ConfirmedAs,
  confirmedBySide,
  freshnessOf,
  isUnchanged,
  type LevelDecision,
  mayObject,
  needsComment,
  type PopulationFacts,
  selfDueOn,
  whyNotConfirm,
} from '~/domain/assessment'
import { addDays, cityDate, fiscalYearOf } from '~/domain/calendar'

const clerk: PopulationFacts = {
  employmentType: 'permanent',
  jobCategory: '事務',
  workplaceType: 'office',
  onLeave: false,
  isSectionHead: false,
  holdsOrSeeksRole: false,
  isVolunteer: false,
  includedByHead: false,
}
const asked = (more: Partial<PopulationFacts>) => askedInRound({ ...clerk, ...more })

describe('whom a round asks', () => {
  test('a clerk is asked for the core skills, by themselves', () => {
    expect(asked({})).toEqual({ rule: 'POP-1', tiers: ['core'], modes: ['self'], extraDays: 0 })
  })

  test('heads, role holders and volunteers are asked for extended skills too', () => {
    expect(asked({ isSectionHead: true })).toMatchObject({ rule: 'POP-2', tiers: ['core', 'extended'] })
    expect(asked({ holdsOrSeeksRole: true })).toMatchObject({ rule: 'POP-3', tiers: ['core', 'extended'] })
    expect(asked({ isVolunteer: true })).toMatchObject({ rule: 'POP-4', tiers: ['core', 'extended'] })
  })

  test('shift and field staff have core skills only, two weeks more, and may be entered for', () => {
    const field = { tiers: ['core'], modes: ['self', 'proxy', 'paper'], extraDays: 14 }
    expect(asked({ workplaceType: 'shift' })).toEqual({ rule: 'POP-5', ...field })
    expect(asked({ workplaceType: 'field', isVolunteer: true })).toEqual({ rule: 'POP-5', ...field })
    expect(asked({ jobCategory: '技能労務' })).toEqual({ rule: 'POP-6', ...field })
  })

  test('the head of a ward is asked like a head, with the two weeks of the ward', () => {
    expect(asked({ workplaceType: 'shift', isSectionHead: true })).toMatchObject({ rule: 'POP-2', extraDays: 14 })
  })

  test('fiscal-year employees only where the head includes them', () => {
    expect(asked({ employmentType: 'fiscal_year' })).toBeNull()
    expect(asked({ employmentType: 'fiscal_year', includedByHead: true })).toMatchObject({ rule: 'POP-7' })
  })

  test('nobody asks whoever is on leave, whatever else holds', () => {
    fc.assert(
      fc.property(facts(), (person) => {
        expect(askedInRound({ ...person, onLeave: true })).toBeNull()
      }),
    )
  })

  test('everybody asked is asked for the core skills, and proxies enter only where there is no terminal of one’s own', () => {
    fc.assert(
      fc.property(facts(), (person) => {
        const rule = askedInRound({ ...person, onLeave: false })
        if (rule === null) return person.employmentType === 'fiscal_year' && !person.includedByHead
        const inTheField = person.workplaceType !== 'office' || person.jobCategory === '技能労務'
        const entersByProxy = rule.modes.includes('proxy')
        return (
          rule.tiers.includes('core') &&
          (rule.rule === 'POP-7' || entersByProxy === inTheField) &&
          rule.modes.includes('self')
        )
      }),
    )
  })

  test('the two weeks are added to the round’s last day', () => {
    const rule = asked({ workplaceType: 'field' })
    expect(rule && selfDueOn(cityDate('2028-06-30'), rule)).toBe('2028-07-14')
  })
})

describe('who may confirm a level', () => {
  const core: LevelDecision = { tier: 'core', level: 2, as: 'head', ownLevel: null, evidence: 0, confirmed: 1 }
  const why = (more: Partial<LevelDecision>) => whyNotConfirm({ ...core, ...more })
  const headSide: ConfirmedAs[] = ['head', 'acting', 'delegate', 'superior']

  test.each(headSide)('a %s confirms core levels 0 to 2 and no more', (as) => {
    expect([0, 1, 2, 3, 4].map((level) => why({ as, level }))).toEqual([
      null,
      null,
      null,
      'needs-master',
      'needs-technical-officer',
    ])
  })

  test('a master confirms level 3 where their own level is 3 or more', () => {
    expect(why({ as: 'master', level: 3, ownLevel: 3 })).toBeNull()
    expect(why({ as: 'master', level: 3, ownLevel: 2 })).toBe('own-level-too-low')
    expect(why({ as: 'master', level: 3, ownLevel: null })).toBe('own-level-too-low')
  })

  test('level 4 is the officer’s alone, at whatever own level', () => {
    expect(why({ as: 'master', level: 4, ownLevel: 4 })).toBe('needs-technical-officer')
    expect(why({ as: 'technical_officer', level: 4, ownLevel: null })).toBeNull()
  })

  test('extended skills from level 2 need one piece of evidence, unless just that level was confirmed before', () => {
    expect(why({ tier: 'extended', level: 1 })).toBeNull()
    expect(why({ tier: 'extended', level: 2 })).toBe('needs-evidence')
    expect(why({ tier: 'extended', level: 2, evidence: 1 })).toBeNull()
    expect(why({ tier: 'extended', level: 2, confirmed: 2 })).toBeNull()
    expect(why({ tier: 'extended', level: 3, as: 'technical_officer' })).toBe('needs-evidence')
  })

  test('whoever may confirm a level may confirm each lower one of a core skill', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ConfirmedAs>(...headSide, 'master', 'technical_officer', 'dx_office'),
        fc.integer({ min: 1, max: 4 }),
        fc.option(fc.integer({ min: 0, max: 4 })),
        (as, level, ownLevel) => {
          if (why({ as, level, ownLevel }) === null) expect(why({ as, level: level - 1, ownLevel })).toBeNull()
        },
      ),
    )
  })

  test('a claimed level says whose decision it is', () => {
    expect([0, 1, 2, 3, 4].map(confirmedBySide)).toEqual(['head', 'head', 'head', 'master', 'technical_officer'])
  })
})

test('a claim is unchanged only when it repeats the confirmed level; not assessed is not level 0', () => {
  expect(isUnchanged({ confirmed: 0, claimed: 0 })).toBe(true)
  expect(isUnchanged({ confirmed: null, claimed: 0 })).toBe(false)
})

test('whoever decides other than claimed says why', () => {
  expect(needsComment(2, 2)).toBe(false)
  expect(needsComment(2, 1)).toBe(true)
})

describe('how fresh a confirmed level is', () => {
  test.each([
    ['2027-11-15', 'fresh'],
    ['2027-11-14', 'older_than_a_year'],
    ['2025-04-01', 'older_than_a_year'],
    ['2025-03-31', 'to_be_reviewed'],
  ])('confirmed on %s, it is %s on 2028-11-15', (confirmedOn, freshness) => {
    expect(freshnessOf(cityDate(confirmedOn), cityDate('2028-11-15'))).toBe(freshness)
  })

  test('a level never gets fresher by waiting', () => {
    const order = ['fresh', 'older_than_a_year', 'to_be_reviewed']
    const start = cityDate('2026-04-01')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 400 }), (after, more) => {
        const early = freshnessOf(start, addDays(start, after))
        const late = freshnessOf(start, addDays(start, after + more))
        expect(order.indexOf(late)).toBeGreaterThanOrEqual(order.indexOf(early))
      }),
    )
  })

  test('what is confirmed in the same fiscal year is never to be reviewed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
        const on = addDays(cityDate('2028-04-01'), days)
        if (fiscalYearOf(on) === 2028) expect(freshnessOf(cityDate('2028-04-01'), on)).not.toBe('to_be_reviewed')
      }),
    )
  })
})

test('a proxy entry can be objected to for 14 days, the last one included', () => {
  expect(mayObject(cityDate('2028-11-01'), cityDate('2028-11-15'))).toBe(true)
  expect(mayObject(cityDate('2028-11-01'), cityDate('2028-11-16'))).toBe(false)
})

function facts() {
  return fc.record<PopulationFacts>({
    employmentType: fc.constantFrom('permanent', 'reappointed', 'fixed_term', 'fiscal_year'),
    jobCategory: fc.constantFrom('事務', '技術', '医療', '保育', '消防', '技能労務', null),
    workplaceType: fc.constantFrom('office', 'shift', 'field'),
    onLeave: fc.boolean(),
    isSectionHead: fc.boolean(),
    holdsOrSeeksRole: fc.boolean(),
    isVolunteer: fc.boolean(),
    includedByHead: fc.boolean(),
  })
}
