import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import { oneBelowTheOther, standardSheets } from '~/domain/standard-sheets'
import { planStandardTables } from '~/domain/standard-table-file'
import type { TableFile } from '~/domain/table-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import referenceFile from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'
import { expectedImports, importFile } from '../support/import-files'

const reference = standardIn(referenceFile)
const SHEETS = ['スキル', 'レベル指標', '役割プロファイル']

function standardIn(json: unknown): SkillStandardFile {
  const read = readSkillStandard(json)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.standard
}

function planned(file: TableFile, known: SkillStandardFile | null = null, frame = known ?? reference) {
  const plan = planStandardTables({ file, known, frame })
  if (!plan.ok) throw new Error(plan.fault.reason)
  return plan
}

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTableFile(bytes)
  if (!read.ok) throw new Error(read.fault.reason)
  return read.file
}

const workbookOf = async (standard: SkillStandardFile) => tableOf(await toXlsx(standardSheets(standard)))
const csvOf = (standard: SkillStandardFile) => tableOf(Buffer.from(toCsv(oneBelowTheOther(standardSheets(standard)))))

describe.each(expectedImports('standard'))('$file', (expected) => {
  test('each row gets the right answer', async () => {
    const plan = planned(await importFile(expected.file))
    expect(plan.accepted).toEqual(expected.accepted)
    const answer = SHEETS.flatMap((sheet) => expected.bad.filter((row) => row.sheet === sheet))
    expect(plan.bad.map(({ sheet, line, column, code, value }) => ({ sheet, line, column, code, value }))).toEqual(
      answer.map(({ sheet, line, column, code, value }) => ({ sheet, line, column, code, value })),
    )
    for (const [index, { hint }] of answer.entries()) if (hint) expect(plan.bad[index]?.hint).toEqual(hint)
    expect(plan.ignored).toEqual(expected.ignored)
    expect(plan.counts).toEqual({ ...expected.counts, missing: 0 })
  })

  test('the second time its good rows change nothing', async () => {
    const first = planned(await importFile(expected.file))
    if (!first.standard.ok) throw new Error(JSON.stringify(first.standard.faults))
    const again = planned(await importFile(expected.file), first.standard.standard)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length, missing: 0 })
    expect(again.standard).toEqual(first.standard)
  })
})

/** The sheets of a template as a CSV, with these rows. */
async function filled(rows: {
  skills: string[]
  levels: string[]
  roles?: string[]
  more?: string
}): Promise<TableFile> {
  const text = [
    '【スキル】',
    'スキルコード,スキル名,分類,区分,定義,道具',
    ...rows.skills,
    '【レベル指標】',
    'スキルコード,レベル,行動指標',
    ...rows.levels,
    '【役割プロファイル】',
    '役割コード,役割名,種別,スキルコード,必要レベル,必須',
    ...(rows.roles ?? []),
    rows.more ?? '',
  ]
  return tableOf(Buffer.from(text.join('\r\n')))
}

const SKILL = 'NEW-ONE,新しいスキル,リテラシー,共通,何かをする力。,'
const LEVELS = [0, 1, 2, 3, 4].map((level) => `NEW-ONE,${level},段階 ${level}`)
const faultsOf = (file: TableFile) =>
  planned(file).bad.map(({ sheet, line, column, code }) => [sheet, line, column, code])

describe('a row that cannot come in', () => {
  test('counts its line as the file has it, also far down in a CSV', async () => {
    const file = await filled({ skills: [SKILL, 'lit-x,名前,LIT,共通,定義,FAX'], levels: LEVELS })
    expect(planned(file).bad).toMatchObject([
      { sheet: 'スキル', line: 4, column: 'スキルコード', code: 'CODE_FORMAT', also: [{ code: 'TOOL_UNKNOWN' }] },
    ])
  })

  test('is one of two levels of the same number; the skill stays out with it', async () => {
    const file = await filled({ skills: [SKILL], levels: [...LEVELS, 'NEW-ONE,3,もう一つの段階'] })
    const codes = planned(file).bad.flatMap((row) => [row.code, ...row.also.map((fault) => fault.code)])
    expect(codes.filter((code) => code === 'LEVEL_DUPLICATE')).toHaveLength(2)
    expect(codes).toContain('LEVEL_MISSING')
  })

  test('asks a level of a role under another name, alone in its group, or without a level', async () => {
    const roles = ['R1,役割,認定,NEW-ONE,2,いずれか1', 'R2,役割,認定,NEW-ONE,0,○', 'R3,役割,王様,NEW-ONE,1,たぶん']
    expect(faultsOf(await filled({ skills: [SKILL], levels: LEVELS, roles }))).toEqual([
      ['役割プロファイル', 13, '必須', 'ANY_OF_ALONE'],
      ['役割プロファイル', 14, '必須', 'MUST_WITHOUT_LEVEL'],
      ['役割プロファイル', 15, '種別', 'KIND_UNKNOWN'],
    ])
    const twoNames = ['R1,役割,認定,NEW-ONE,2,', 'R1,別の名前,認定,NEW-TWO,2,']
    const [bad] = planned(await filled({ skills: [SKILL], levels: LEVELS, roles: twoNames })).bad
    expect(bad).toMatchObject({ code: 'SKILL_UNKNOWN', also: [{ column: '役割名', code: 'ROLE_DIFFERS' }] })
  })
})

describe('what a file leaves out', () => {
  test('stays as it was: columns by skill, sheets as a whole', async () => {
    const [first] = reference.skills
    if (!first) throw new Error('the reference has no skills')
    const file = await filled({
      skills: [`${first.code},別の名前,${first.category},共通,別の定義,`],
      levels: first.levels.map(({ level, indicator }) => `${first.code},${level},${indicator}`),
    })
    const plan = planned(file, reference)
    expect(plan.accepted[0]).toMatchObject({ result: 'changed', changedFields: ['name', 'definition'] })
    const skill = plan.standard.ok ? plan.standard.standard.skills[0] : null
    expect(skill).toMatchObject({ name: { en: first.name.en }, alignment: first.alignment, shortName: first.shortName })
    expect(plan.standard.ok && plan.standard.standard.populationRules).toEqual(reference.populationRules)
    expect(plan.missing).toHaveLength(reference.skills.length - 1 + reference.roles.length)
  })

  test('a further sheet says more', async () => {
    const more = [
      '【分類】',
      '分類コード,分類名',
      'リテラシー,だめなコード',
      'LIT,リテラシー',
      '【標準】',
      '標準コード,標準名,版',
      'CITY-ITSS,標準,2.0.0',
    ].join('\n')
    const plan = planned(await filled({ skills: [SKILL], levels: LEVELS, more }))
    expect(plan.bad).toMatchObject([{ sheet: '分類', column: '分類コード', code: 'CODE_FORMAT' }])
    expect(plan.standard.ok && plan.standard.standard.standard.version).toBe('2.0.0')
    expect(plan.standard.ok && plan.standard.standard.categories.map((one) => one.code)).toEqual(['LIT'])
  })
})

describe('a standard that goes out comes back the same', () => {
  test('in a workbook and in a CSV: the reference standard', async () => {
    const canonical = canonicalStandard(reference)
    for (const file of [await workbookOf(reference), await csvOf(reference)]) {
      const plan = planned(file, reference)
      expect(plan.bad).toEqual([])
      expect(plan.counts).toMatchObject({ new: 0, changed: 0, missing: 0 })
      expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonical)
    }
  })

  test('in the portal’s own JSON: any standard', () => {
    fc.assert(
      fc.property(anyStandard, (standard) => {
        expect(standardIn(JSON.parse(JSON.stringify(standard)))).toEqual(standard)
      }),
    )
  })

  test('in a CSV: any standard', async () => {
    await fc.assert(
      fc.asyncProperty(anyStandard, async (standard) => {
        const plan = planned(await csvOf(standard))
        expect(plan.bad).toEqual([])
        expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonicalStandard(standard))
      }),
      { numRuns: 200 },
    )
  })

  test('in a workbook: any standard', async () => {
    await fc.assert(
      fc.asyncProperty(anyStandard, async (standard) => {
        const plan = planned(await workbookOf(standard))
        expect(plan.bad).toEqual([])
        expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonicalStandard(standard))
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })
})
