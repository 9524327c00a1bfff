import { describe, expect, test } from 'vitest'
import { layoutSkillMap, type SkillMapInput } from '~/charts/skill-map-layout'
import { skillMapMarkup } from '~/charts/skill-map-markup'

const section = (rpa: number | 'hidden' | null): SkillMapInput => ({
  measure: 'count',
  level: 2,
  unitHeading: '所属',
  assessedHeadings: ['評価済み'],
  categories: [{ code: 'AUT', name: '自動化・内製' }],
  skills: [{ code: 'AUT-RPA', name: 'RPA', shortName: 'RPA', categoryCode: 'AUT', core: false }],
  units: [{ code: 'S&1', name: '<係>', assessed: [20] }],
  values: [[rpa]],
  assessed: [[20]],
  total: { name: '計', assessed: [20], values: [rpa], cellAssessed: [20] },
})
const links = { cell: '/map?level=3&cell=', units: { 'S&1': '/map?unit=S%261' } }

describe('a cell of the map', () => {
  test('says its number with the people it is taken of, and leads to them', () => {
    const markup = skillMapMarkup(layoutSkillMap(section(5), 1232), links, null)
    expect(markup).toContain('href="/map?level=3&amp;cell=S%261.AUT-RPA#cell" aria-label="5 人、評価済み 20 人の 25 %"')
    expect(markup).toContain('<a href="/map?unit=S%261">')
  })

  test('leads nowhere where nothing may be opened', () => {
    expect(skillMapMarkup(layoutSkillMap(section(5), 1232), {}, null)).not.toContain('<a ')
  })

  test('tells nothing of a hidden number', () => {
    const markup = skillMapMarkup(layoutSkillMap(section('hidden'), 1232), links, null)
    expect(markup).toContain('aria-label="示しません"')
  })

  test('names are text, whatever stands in them', () => {
    const markup = skillMapMarkup(layoutSkillMap(section(5), 1232), links, null)
    expect(markup).toContain('&lt;係&gt;')
    expect(markup).not.toContain('<係>')
  })
})

test('the same layout drawn for another view or another choice is another drawing', () => {
  const layout = layoutSkillMap(section(5), 1232)
  const first = skillMapMarkup(layout, links, null)
  expect(skillMapMarkup(layout, { ...links, cell: '/map?cell=' }, null)).toContain('href="/map?cell=S')
  const chosen = skillMapMarkup(layout, links, { unitCode: 'S&1', skillCode: 'AUT-RPA' })
  expect(chosen).toContain('aria-current="true"')
  expect(skillMapMarkup(layout, links, null)).toBe(first)
})
