import { describe, expect, test } from 'vitest'
import { layoutSkillMap, onlyCategory, type SkillMapInput } from '~/charts/skill-map-layout'
import { cellClass } from '~/charts/skill-map-scale'

const city: SkillMapInput = {
  measure: 'count',
  level: 2,
  unitHeading: '部局',
  assessedHeadings: ['評価済み'],
  categories: [
    { code: 'LIT', name: 'デジタルリテラシー・マインド' },
    { code: 'AUT', name: '自動化・内製' },
  ],
  skills: [
    { code: 'LIT-DXB', name: 'DXの基礎理解', shortName: 'DXの基礎', categoryCode: 'LIT', core: true },
    { code: 'LIT-OFC', name: 'オフィスソフトの活用', shortName: 'オフィスソフト', categoryCode: 'LIT', core: true },
    { code: 'AUT-RPA', name: 'RPAによる定型作業の自動化', shortName: 'RPA', categoryCode: 'AUT', core: false },
  ],
  units: [
    { code: 'D01', name: '企画管理部', assessed: [200] },
    { code: 'D02', name: '財務部', assessed: [100] },
    { code: 'D20', name: '公平委員会事務局', assessed: [0], emptyText: '専任の職員はいません' },
  ],
  values: [
    [100, 60, 21],
    [10, 0, 30],
    [null, null, null],
  ],
  assessed: [
    [200, 200, 130],
    [100, 100, 90],
    [0, 0, 0],
  ],
  total: { name: '市全体', assessed: [300], values: [110, 60, 51], cellAssessed: [300, 300, 220] },
}

describe('the map of the city', () => {
  const layout = layoutSkillMap(city, 1232)

  test('adds up the people of a row and divides them by the assessed', () => {
    expect(layout.rows[0]).toMatchObject({ sum: 181, mean: 181 / 200 })
    expect(layout.rows[1]).toMatchObject({ sum: 40, mean: 0.4 })
    expect(layout.total).toMatchObject({ sum: 221, mean: 221 / 300 })
  })

  test('the sums of the rows are the sum of the city', () => {
    const rows = layout.rows.reduce((total, { sum }) => total + (sum ?? 0), 0)
    expect(rows).toBe(layout.total.sum)
  })

  test('the department with the most skills a head has the longest bar', () => {
    const widths = layout.rows.map(({ barWidth }) => barWidth)
    expect(widths[0]).toBe(25)
    expect(widths[1]).toBeCloseTo((25 * 0.4) / 0.905, 0)
  })

  test('colours a cell by its share of the assessed, not by its count', () => {
    expect(layout.classes).toEqual(['543', '204', 'nnn'])
  })

  test('a skill held by nobody is 0, a unit without people is not assessed', () => {
    expect(layout.classes[1]?.[1]).toBe('0')
    expect(layout.classes[2]).toBe('nnn')
    expect(layout.rows[2]).toMatchObject({ emptyText: '専任の職員はいません', mean: null })
  })

  test('cells stand side by side, categories a little apart', () => {
    const [first, second, third] = layout.columns
    const pitch = (second?.x ?? 0) - (first?.x ?? 0)
    expect(pitch).toBeCloseTo(layout.cellWidth + 1)
    expect((third?.x ?? 0) - (second?.x ?? 0)).toBeCloseTo(pitch + 4)
    expect(layout.categories.map(({ x }) => x)).toEqual([first?.x, third?.x])
  })

  test('nothing is drawn beyond the canvas', () => {
    const lastCell = (layout.columns.at(-1)?.x ?? 0) + layout.cellWidth
    expect(lastCell).toBeLessThanOrEqual(layout.width)
    expect((layout.rows.at(-1)?.y ?? 0) + layout.cellHeight).toBeLessThan(layout.height)
  })
})

describe('a map with hidden cells', () => {
  const section: SkillMapInput = {
    ...city,
    values: [
      [100, 60, 'hidden'],
      [10, 0, 'hidden'],
      [null, null, null],
    ],
  }
  const layout = layoutSkillMap(section, 1232)

  test('hatches them', () => {
    expect(layout.classes[0]).toBe('54x')
  })

  test('shows no sum or mean of a row, as they would give the hidden number away', () => {
    expect(layout.rows.map(({ sum, mean }) => [sum, mean])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(layout.total.sum).toBeNull()
    expect(layout.sumX).toBeNull()
  })
})

describe('the map on a phone', () => {
  const layout = layoutSkillMap(onlyCategory(city, 'AUT'), 328)

  test('shows one category with the numbers of its own skills', () => {
    expect(layout.columns.map(({ code }) => code)).toEqual(['AUT-RPA'])
    expect(layout.values.map((row) => row[0])).toEqual([21, 30, null])
    expect(layout.total.values).toEqual([51])
    expect(layout.total.cellAssessed).toEqual([220])
  })

  test('is compact: no sums, cells big enough for a finger', () => {
    expect(layout.compact).toBe(true)
    expect(layout.sumX).toBeNull()
    expect(layout.cellHeight).toBeGreaterThanOrEqual(24)
  })

  test('cuts a name that does not fit and keeps the whole one beside it', () => {
    const long = { ...city, units: city.units.map((unit) => ({ ...unit, name: 'とても'.repeat(60) })) }
    const row = layoutSkillMap(long, 328).rows[0]
    expect(row?.label.endsWith('…')).toBe(true)
    expect(row?.name).toHaveLength(180)
  })
})

describe('steps of colour', () => {
  test.each([
    [0, '0'],
    [4.9, '1'],
    [5, '2'],
    [14.9, '2'],
    [15, '3'],
    [30, '4'],
    [49.9, '4'],
    [50, '5'],
    [100, '5'],
  ] as const)('%s %% of the assessed is step %s', (percent, step) => {
    expect(cellClass('count', percent, 100)).toBe(step)
  })

  test.each([
    [0, '0'],
    [1, '1'],
    [1.5, '1'],
    [4, '4'],
  ] as const)('a median of %s has the colour of level %s', (median, step) => {
    expect(cellClass('median', median, 20)).toBe(step)
  })

  test.each([
    [0, '0'],
    [4, '1'],
    [5, '2'],
    [10, '3'],
    [15, '4'],
  ] as const)('%s of 20 people below the level asked is step %s', (short, step) => {
    expect(cellClass('gap', short, 20)).toBe(step)
  })

  test.each([
    [0, '0'],
    [1, '1'],
    [10, '2'],
    [-1, '3'],
    [-10, '4'],
  ] as const)('a change of %s people of 100 is step %s', (change, step) => {
    expect(cellClass('change', change, 100)).toBe(step)
  })
})
