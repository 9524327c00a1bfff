import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Framework, planFramework, type ToldFramework } from '~/domain/framework'
import { frameworkAsCase } from '~/domain/framework-as-case'
import { frameworkAsTable } from '~/domain/framework-as-table'
import { readFrameworkCase } from '~/domain/framework-case'
import { isLocatedFile, readLocatedFile } from '~/domain/framework-located'
import { isMoodleFile, readFrameworkMoodle } from '~/domain/framework-moodle'
import { columnsOf, likelyMapping, readFrameworkTable } from '~/domain/framework-table'
import { caseFaults } from '../support/case-schema'
import { csvFile } from '../support/import-files'

const AT = '2028-11-15T00:00:00.000Z'
const DIGCOMP = { code: 'digcomp3', version: '3.0', name: 'DigComp 3.0', language: 'en', licence: 'CC BY 4.0' }

const text = (file: string) => readFileSync(new URL(`../frameworks/${file}`, import.meta.url), 'utf8')

function soundly(read: { ok: true; told: ToldFramework } | { ok: false; fault: unknown }): ToldFramework {
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  expect(read.told.faults).toEqual([])
  return read.told
}

async function located(file: string): Promise<ToldFramework> {
  const table = await csvFile(text(`digcomp-3.0/${file}.en.csv`))
  expect(isLocatedFile(table)).toBe(true)
  return soundly(readLocatedFile(table))
}

async function mapped(csv: string): Promise<ToldFramework> {
  const table = await csvFile(csv)
  return soundly(readFrameworkTable(table, likelyMapping(columnsOf(table))))
}

function built(before: Framework | null, told: ToldFramework, header = DIGCOMP): Framework {
  const plan = planFramework(before, { ...told.header, ...header }, told.items)
  expect(plan.faults).toEqual([])
  return plan.after
}

async function digcomp(): Promise<Framework> {
  let framework: Framework | null = null
  for (const file of ['core-framework', 'levels', 'statements']) framework = built(framework, await located(file))
  return built(framework, await mapped(text('digcomp-3.0/statement-levels.en.csv')))
}

function throughCase(framework: Framework): Framework {
  const written = JSON.parse(JSON.stringify(frameworkAsCase(framework, AT)))
  expect(caseFaults(written)).toEqual([])
  const told = readFrameworkCase(written)
  expect(told.faults).toEqual([])
  const { code = '', version = '' } = told.header
  return planFramework(null, { ...told.header, code, version }, told.items).after
}

describe('DigComp 3.0, file after file', () => {
  test('is 5 areas, 21 competences, 8 levels and 362 statements', async () => {
    const { items } = await digcomp()
    const count = (kind: string) => items.filter((item) => item.kind === kind).length
    expect([count('area'), count('competence'), count('level'), count('statement')]).toEqual([5, 21, 8, 362])
  })

  test('has every statement below its competence, and every competence below its area', async () => {
    const { items } = await digcomp()
    const byCode = new Map(items.map((item) => [item.code, item]))
    for (const item of items) {
      const above = item.parentCode === null ? undefined : byCode.get(item.parentCode)?.kind
      expect([item.code, above]).toEqual([
        item.code,
        { area: undefined, level: undefined, competence: 'area', statement: 'competence' }[item.kind],
      ])
    }
    expect(byCode.get('CS4.3.22')).toMatchObject({ parentCode: '4.3' })
  })

  test('has the level of each of the 362 statements, as the data supplement says it', async () => {
    const statements = (await digcomp()).items.filter((item) => item.kind === 'statement')
    const names = ['Basic', 'Intermediate', 'Advanced', 'Highly advanced']
    expect(names.map((name) => statements.filter((item) => item.level === name).length)).toEqual([97, 103, 89, 73])
    expect(new Set((await digcomp()).items.flatMap((item) => (item.kind === 'level' ? [item.level] : [])))).toEqual(
      new Set(names),
    )
  })

  test('says of statements without a table of levels that it has none', async () => {
    const told = await located('statements')
    expect(told.items.every((item) => item.level === undefined)).toBe(true)
    expect(told.notes.join()).toContain('記述 362 件のレベルは、このファイルには書かれていません')
  })

  test('keeps the words of the areas, of the levels and of the statements to the letter', async () => {
    const { items } = await digcomp()
    const find = (code: string) => items.find((item) => item.code === code)
    expect(find('1')).toMatchObject({ title: 'Information search, evaluation and management' })
    expect(find('L1')).toMatchObject({
      title: 'Basic 1',
      description: expect.stringContaining('At the bottom of the Basic level'),
      details: {
        extensions: { applies_to: 'To support personal, learning and/or working goals and participate in society.' },
      },
    })
    expect(find('CS1.1.05')?.title).toBe('Purposefully explore new digital search tools and strategies.')
  })

  test('is the same after being written as CASE and read again', async () => {
    const framework = await digcomp()
    expect(throughCase(framework)).toEqual({ ...framework, changedAt: AT })
  })

  test('has the same items after being written as a table and read again', async () => {
    const framework = await digcomp()
    const rows = frameworkAsTable(framework).map((row) =>
      row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
    )
    const again = built(null, await mapped(rows.join('\r\n')))
    const bare = framework.items.map((item) => ({ ...item, details: {} }))
    expect(again.items).toEqual(bare)
  })

  test('does not come in with statements before their competences', async () => {
    const told = await located('statements')
    const { faults } = planFramework(null, DIGCOMP, told.items)
    expect(faults).toHaveLength(362)
    expect(faults[0]).toMatchObject({ line: 2, code: 'PARENT_UNKNOWN', value: '1.1' })
  })
})

describe('a framework of others in CASE', () => {
  const told = readFrameworkCase(JSON.parse(text('it-solution-architect/cfpackage.json')))
  const framework = built(null, told, {
    ...DIGCOMP,
    code: 'itsa',
    version: '1.0.0',
    name: told.header.name ?? '',
    licence: told.header.licence ?? '',
  })

  test('comes in with its 45 skills, its publisher and its licence', () => {
    expect(told.faults).toEqual([])
    expect(framework).toMatchObject({
      name: 'IT Solution Architect Competency Framework',
      licence: 'Creative Commons Attribution 4.0',
      source: 'IT Interim Management https://github.com/baradhili/Solution-architecture-skill-repository',
    })
    expect(framework.items).toHaveLength(45)
    expect(framework.items.find((item) => item.code === 'ITSA-ACD-021')).toMatchObject({
      kind: 'competence',
      title: 'API Contract Design',
      description: expect.stringMatching(/^The solution architect defines versioned/),
      details: { educationLevel: ['professional'], subject: 'Software Engineering' },
    })
  })

  test('is the same after being written as CASE 1.1 and read again', () => {
    expect(throughCase(framework)).toEqual(framework)
  })

  test('keeps a tree, an order, identifiers and links that are no hierarchy', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
    const node = (n: number) => ({ title: `N${n}`, identifier: id(n), uri: `https://example.org/${n}` })
    const item = (n: number, more: object) => ({
      identifier: id(n),
      uri: `https://example.org/${n}`,
      fullStatement: `Item ${n}`,
      ...more,
    })
    const link = (from: number, to: number, type: string, sequenceNumber?: number) => ({
      identifier: id(from + 4),
      associationType: type,
      originNodeURI: node(from),
      destinationNodeURI: node(to),
      sequenceNumber,
    })
    const whole = readFrameworkCase({
      CFPackage: {
        CFDocument: { identifier: id(0), title: 'Tree', creator: 'Somebody', version: '2', lastChangeDateTime: AT },
        CFItems: [
          item(1, { humanCodingScheme: 'A' }),
          item(2, { humanCodingScheme: 'A' }),
          item(3, { CFItemType: 'Cluster', notes: 'n' }),
        ],
        CFAssociations: [
          link(1, 3, 'isChildOf', 2),
          link(2, 3, 'isChildOf', 1),
          link(3, 0, 'isChildOf'),
          link(1, 2, 'precedes'),
        ],
      },
    })
    const tree = built(null, whole, { ...DIGCOMP, code: 'tree', version: '2' })
    expect(tree.items.map(({ code, parentCode, kind }) => [code, parentCode, kind])).toEqual([
      [id(3), null, 'area'],
      [id(2), id(3), 'competence'],
      ['A', id(3), 'competence'],
    ])
    expect(tree.details.associations).toHaveLength(1)
    expect(throughCase(tree)).toEqual(tree)
  })

  test('that says nothing of an item names the place', () => {
    const faults = readFrameworkCase({
      document: { title: 'X' },
      items: [{ sourcedId: 'a' }, { fullStatement: 'b' }],
    }).faults
    expect(faults.map((fault) => fault.column)).toEqual(['items[0].fullStatement', 'items[1].identifier'])
  })
})

describe('a framework that Moodle exported', () => {
  const HEADER =
    '"Parent ID number","ID number","Short name",Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross-referenced competency ID numbers","Exported ID (optional)","Is framework",Taxonomy'
  const ROWS = [
    ',CITY,市の枠組み,"<p>市の職員<br>の力</p>",1,"Not yet,Competent","[{""scaleid"":""2""}]",,,,,,1,"domain,competency,indicator,indicator"',
    ',data,データ,,1,,,,0,null,,1,,',
    'data,reading,読む,"<p>表と &amp; 図を読む</p>",1,,,,0,null,"writing,a%2Cb",2,,',
    'reading,r1,表を読める,,1,,,,0,null,,3,,',
  ]

  test('comes in with its tree, its text without HTML and its kinds by the taxonomy', async () => {
    const table = await csvFile([HEADER, ...ROWS].join('\r\n'))
    expect(isMoodleFile(table)).toBe(true)
    const told = readFrameworkMoodle(table)
    expect(told).toMatchObject({
      faults: [],
      header: { code: 'CITY', name: '市の枠組み', description: '市の職員\nの力' },
    })
    const { items } = built(null, told, { ...DIGCOMP, code: 'CITY', version: '1' })
    expect(items.map(({ code, parentCode, kind }) => [code, parentCode, kind])).toEqual([
      ['data', null, 'area'],
      ['reading', 'data', 'competence'],
      ['r1', 'reading', 'statement'],
    ])
    expect(items[1]).toMatchObject({
      description: '表と & 図を読む',
      details: { extensions: { moodle: { related: ['writing', 'a,b'] } } },
    })
  })

  test('is known by its columns in the older spelling too, and says which row lacks a name', async () => {
    const older = HEADER.replace('Parent ID number', 'Parent id number').replace('Short name', 'Shortname')
    const table = await csvFile([older, ROWS[0], ',x,,,1,,,,0,null,,1,,'].join('\n'))
    expect(isMoodleFile(table)).toBe(true)
    expect(readFrameworkMoodle(table).faults).toMatchObject([{ line: 3, column: 'Short name' }])
  })
})

describe('any table', () => {
  test('is read by what its columns are said to mean, whatever they are called', async () => {
    const table = await csvFile('Ref,Belongs to,Text,Stage\nA,,Area,\nA1,A,First,2\n')
    const told = soundly(
      readFrameworkTable(table, { code: 'Ref', parent: 'Belongs to', title: 'Text', level: 'Stage' }),
    )
    expect(built(null, told).items).toMatchObject([
      { code: 'A', kind: 'area', level: null },
      { code: 'A1', parentCode: 'A', kind: 'competence', level: '2' },
    ])
  })

  test('says of each wrong row what is wrong: no code, twice, no such parent, below itself, an unknown kind', async () => {
    const table = await csvFile(
      'コード,上位コード,種別,名称\n,,,無名\nA,B,,甲\nB,A,,乙\nC,X,,丙\nD,,ちがう,丁\nD,,,戊\n',
    )
    const read = readFrameworkTable(table, likelyMapping(columnsOf(table)))
    if (!read.ok) throw new Error(read.fault.reason)
    const { faults } = planFramework(null, DIGCOMP, read.told.items)
    const told = [...read.told.faults, ...faults].map(({ line, code }) => [line, code]).sort()
    expect(told).toEqual([
      [2, 'REQUIRED'],
      [3, 'PARENT_CIRCLE'],
      [4, 'PARENT_CIRCLE'],
      [5, 'PARENT_UNKNOWN'],
      [6, 'KIND_UNKNOWN'],
      [7, 'ITEM_TWICE'],
    ])
  })

  test('that repeats an area in each row of its competences is read twice, once by each of its two kinds of columns', async () => {
    const rows = 'Area,Area name,No,Name\n1,Search,1.1000000000000001,Find\n1,Search,1.2,Judge\n2,Talk,2.1,Share\n'
    const table = await csvFile(rows)
    const areas = built(null, soundly(readFrameworkTable(table, { code: 'Area', title: 'Area name' })))
    const whole = built(areas, soundly(readFrameworkTable(table, { code: 'No', parent: 'Area', title: 'Name' })))
    expect(whole.items.map(({ code, parentCode }) => [code, parentCode])).toEqual([
      ['1', null],
      ['1.1', '1'],
      ['1.2', '1'],
      ['2', null],
      ['2.1', '2'],
    ])
  })

  test('that comes a second time changes nothing; a later table changes what it says and leaves the rest', async () => {
    const first = built(null, await mapped('コード,名称,説明\nA,甲,は\nB,乙,ろ\n'))
    const again = planFramework(first, DIGCOMP, (await mapped('コード,名称,説明\nA,甲,は\nB,乙,ろ\n')).items)
    expect(again.outcomes.map((one) => one.result)).toEqual(['unchanged', 'unchanged'])
    const later = planFramework(first, DIGCOMP, (await mapped('コード,レベル\nB,上\n')).items)
    expect(later.outcomes).toMatchObject([
      { result: 'changed', item: { code: 'B', title: '乙', description: 'ろ', level: '上' } },
    ])
    expect(later.missing.map((item) => item.code)).toEqual(['A'])
    expect(later.after.items.map((item) => item.code)).toEqual(['A', 'B'])
  })
})
