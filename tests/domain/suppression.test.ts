import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, hiddenGroups } from '~/domain/suppression'

describe('groups that a publication does not show', () => {
  test('a section of three assessed people, and the next smallest one that would give it away', () => {
    expect(hiddenOf({ 福祉政策課: 3, 生活支援課: 29, 障害福祉課: 19 })).toEqual(['福祉政策課', '障害福祉課'])
  })

  test('small sections that hide each other need no other', () => {
    expect(hiddenOf({ 福祉政策課: 3, 指導監査課: 4, 生活支援課: 29 })).toEqual(['福祉政策課', '指導監査課'])
  })

  test('a section in which nobody is assessed is hidden as well', () => {
    expect(hiddenOf({ 福祉政策課: 0, 生活支援課: 29, 障害福祉課: 19 })).toEqual(['福祉政策課', '障害福祉課'])
  })

  test('five assessed people are shown', () => {
    expect(hiddenOf({ 福祉政策課: 5, 生活支援課: 29 })).toEqual([])
  })

  test('a director alone in the department, outside its sections, is not to be had by subtraction', () => {
    const groups: Group[] = [
      { unitId: 0, parentId: null, people: 60, assessed: 49 },
      { unitId: 1, parentId: 0, people: 40, assessed: 30 },
      { unitId: 2, parentId: 0, people: 19, assessed: 18 },
    ]
    expect([...hiddenGroups(groups)]).toEqual([2])
  })

  test('a unit without people hides nothing', () => {
    const groups: Group[] = [
      { unitId: 0, parentId: null, people: 40, assessed: 30 },
      { unitId: 1, parentId: 0, people: 40, assessed: 30 },
      { unitId: 2, parentId: 0, people: 0, assessed: 0 },
    ]
    expect([...hiddenGroups(groups)]).toEqual([])
  })

  test('a city of fewer than five assessed people shows nothing at all', () => {
    expect(hiddenOf({ 福祉政策課: 2, 生活支援課: 1 })).toEqual(['福祉政策課', '生活支援課'])
  })
})

describe('whatever the city looks like', () => {
  test('subtraction recovers no group, and no sum of groups, of fewer than five assessed people', () => {
    fc.assert(
      fc.property(city(), (groups) => {
        expect(recoveredBySubtraction(groups, hiddenGroups(groups)).filter((size) => size < 5)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('no small group is shown', () => {
    fc.assert(
      fc.property(city(), (groups) => {
        const hidden = hiddenGroups(groups)
        expect(groups.filter((g) => g.people > 0 && g.assessed < 5 && !hidden.has(g.unitId))).toEqual([])
      }),
    )
  })

  test('nothing is hidden without need: showing any group that is not small would give a small one away', () => {
    fc.assert(
      fc.property(city(), (groups) => {
        const hidden = hiddenGroups(groups)
        for (const group of groups) {
          const parent = groups.find((g) => g.unitId === group.parentId)
          if (!hidden.has(group.unitId) || group.assessed < 5 || !parent || hidden.has(parent.unitId)) continue
          const shownAgain = new Set([...hidden].filter((unitId) => unitId !== group.unitId))
          expect(recoveredBySubtraction(groups, shownAgain).some((size) => size < 5)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

/** The attack, written apart from the rule: under each shown total, what is unseen is known as a sum. */
function recoveredBySubtraction(groups: readonly Group[], hidden: ReadonlySet<number>): number[] {
  const sums: number[] = []
  for (const parent of groups) {
    if (hidden.has(parent.unitId)) continue
    const children = groups.filter((group) => group.parentId === parent.unitId)
    if (children.length === 0) continue
    const shown = children.filter((child) => !hidden.has(child.unitId))
    const people = parent.people - shown.reduce((sum, child) => sum + child.people, 0)
    const assessed = parent.assessed - shown.reduce((sum, child) => sum + child.assessed, 0)
    if (people > 0 && shown.some((child) => child.people > 0)) sums.push(assessed)
  }
  return sums
}

/** Departments with sections, each with some people of its own. */
function city(): fc.Arbitrary<Group[]> {
  const own = fc.integer({ min: 0, max: 12 }).chain((people) => fc.tuple(fc.constant(people), fc.nat({ max: people })))
  const department = fc.tuple(own, fc.array(own, { maxLength: 5 }))
  return fc.array(department, { minLength: 1, maxLength: 5 }).map((departments) => {
    const top: Group = { unitId: 0, parentId: null, people: 0, assessed: 0 }
    const groups = [top]
    for (const [[people, assessed], sections] of departments) {
      const parent: Group = { unitId: groups.length, parentId: 0, people, assessed }
      groups.push(parent)
      for (const [n, a] of sections) {
        groups.push({ unitId: groups.length, parentId: parent.unitId, people: n, assessed: a })
        parent.people += n
        parent.assessed += a
      }
      top.people += parent.people
      top.assessed += parent.assessed
    }
    return groups
  })
}

function hiddenOf(assessed: Record<string, number>): string[] {
  const names = Object.keys(assessed)
  const sections = names.map((name, at) => ({
    unitId: at + 1,
    parentId: 0,
    people: (assessed[name] ?? 0) + 10,
    assessed: assessed[name] ?? 0,
  }))
  const total = (of: 'people' | 'assessed') => sections.reduce((sum, section) => sum + section[of], 0)
  const hidden = hiddenGroups([
    { unitId: 0, parentId: null, people: total('people'), assessed: total('assessed') },
    ...sections,
  ])
  return names.filter((_, at) => hidden.has(at + 1))
}
