import { describe, expect, test } from 'vitest'
import { type AlignedSkill, coverageOf, quotedItems, quotesOf } from '~/domain/alignment'
import { planFramework } from '~/domain/framework'
import reference from '../../prisma/demo/skill-standard.json'

const SKILLS: AlignedSkill[] = reference.skills.map((skill) => ({
  code: skill.code,
  name: skill.name.ja,
  alignment: skill.alignment as Record<string, unknown>,
}))

function skill(code: string, alignment: Record<string, unknown>): AlignedSkill {
  return { code, name: code, alignment }
}

const ITEMS = planFramework(null, { code: 'f', version: '1' }, [
  { line: null, code: 'A', title: '領域 A' },
  { line: null, code: 'A1', parentCode: 'A', title: '聞く' },
  { line: null, code: 'A2', parentCode: 'A', title: '話す' },
  { line: null, code: 'S1', parentCode: 'A2', title: '相手に分かるように話す', kind: 'statement' },
  { line: null, code: 'B', title: '領域 B' },
  { line: null, code: 'B1', parentCode: 'B', title: '聞く' },
]).after.items
const F = { code: 'f', items: ITEMS }

describe('coverage of a framework', () => {
  test('an item is covered when a skill quotes it by code or by its name below its area, or a statement of it', () => {
    const coverage = coverageOf(
      F,
      [
        skill('X', {
          f: [
            { code: 'ａ1', name: '' },
            { area: '領域Ｂ', item: '聞く' },
          ],
        }),
        skill('Y', { f: [{ code: 'S1' }] }),
      ],
      null,
    )
    const covered = coverage.items.filter((one) => one.counts && one.isCovered).map((one) => one.item.code)
    expect(covered).toEqual(['A1', 'A2', 'B1'])
    expect(coverage).toMatchObject({ covered: 3, total: 3, skills: 2, unknown: [] })
    expect(coverage.items.find((one) => one.item.code === 'A2')?.skills).toEqual([])
    expect(coverage.items.find((one) => one.item.code === 'S1')?.skills).toEqual([{ code: 'Y', name: 'Y' }])
  })

  test('is told by area, and an area without a quote has none', () => {
    const { areas } = coverageOf(F, [skill('X', { f: [{ code: 'A1' }] })], null)
    expect(areas).toEqual([
      { code: 'A', title: '領域 A', covered: 1, total: 2 },
      { code: 'B', title: '領域 B', covered: 0, total: 1 },
    ])
  })

  test('a name that stands in two areas covers neither without its area; what the framework lacks is told', () => {
    const coverage = coverageOf(
      F,
      [skill('X', { f: [{ item: '聞く' }, { code: 'Z9', name: 'ない' }], g: [{ code: 'A2' }] })],
      null,
    )
    expect(coverage.covered).toBe(0)
    expect(coverage.unknown.map(({ quote }) => quote.title)).toEqual(['聞く', 'ない'])
  })

  test('two skills that quote one item count once, and no skill covers more than all', () => {
    const all = ITEMS.map((item) => ({ code: item.code }))
    const coverage = coverageOf(F, [skill('X', { f: all }), skill('Y', { f: all })], null)
    expect([coverage.covered, coverage.total]).toEqual([3, 3])
    expect(coverage.items.find((one) => one.item.code === 'A1')?.skills.map((one) => one.code)).toEqual(['X', 'Y'])
  })
})

describe('the reference standard', () => {
  test.each([
    ['ipaDssPv2', 67, 45, 5],
    ['ipaDssL', 23, 22, 4],
    ['sfia9', 147, 39, 0],
    ['digcomp2_2', 21, 10, 0],
    ['ipaDssPv1_2', 49, 32, 5],
  ])(
    'quotes of %s, of its %i items, %i in %i areas, and every quote is found again',
    (framework, declared, quoted, areas) => {
      const items = quotedItems(SKILLS, framework)
      const coverage = coverageOf({ code: framework, items }, SKILLS, declared)
      expect(coverage).toMatchObject({ covered: quoted, total: declared, unknown: [] })
      expect(coverage.areas).toHaveLength(areas)
      expect(coverage.skills).toBe(SKILLS.filter((each) => quotesOf(each.alignment, framework).length > 0).length)
    },
  )

  test('its quoted items make a tree: subcategories below categories, in the order of their numbers', () => {
    const items = quotedItems(SKILLS, 'ipaDssPv2')
    expect(
      planFramework(
        null,
        { code: 'x', version: '2' },
        items.map((item) => ({ ...item, line: null })),
      ).faults,
    ).toEqual([])
    const areas = items.filter((item) => item.kind === 'area').map((item) => item.code)
    expect(areas.slice(0, 6)).toEqual(['1', '1.1', '1.2', '1.3', '1.4', '2'])
  })
})
