import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import {
  applyEdit,
  applyEdits,
  editedValue,
  fieldOf,
  type MadeEdit,
  removalOf,
  type StandardEdit,
  undoing,
} from '~/domain/standard-edit'
import { outlined } from '~/domain/standard-outline'
import reference from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'

const read = readSkillStandard(reference)
if (!read.ok) throw new Error('the reference is no standard')
const standard = outlined(canonicalStandard(read.standard))

function edited(file: SkillStandardFile, ...edits: StandardEdit[]): SkillStandardFile {
  const outcome = applyEdits(file, edits)
  if ('reason' in outcome) throw new Error(outcome.reason)
  return outcome.file
}

function refusal(file: SkillStandardFile, ...edits: StandardEdit[]): string {
  const outcome = applyEdits(file, edits)
  return 'reason' in outcome ? outcome.reason : '（通った）'
}

const codesOf = (file: SkillStandardFile, category: string) =>
  file.skills.filter((skill) => skill.category === category).map(({ code }) => code)

describe('one field', () => {
  test.each([
    ['standard', 'version', '1.1.0'],
    ['standard', 'scale.3.anchor', '複雑な場面に対応し、ほかの職員を教えられる。'],
    ['category:LIT', 'shortName', 'リテラシ'],
    ['skill:LIT-DXB', 'level.2', '担当業務と計画の関係を説明できる。'],
    ['skill:LIT-DXB', 'evidenceExamples', '修了証\n説明会の資料'],
    ['skill:LIT-DXB', 'tool', 'RPA'],
    ['role:DX_LEADER', 'requirement.LIT-DXB', '3 must renewal'],
    ['tool:RPA', 'fullFromFiscalYear', '2028'],
  ])('%s %s takes what was typed, and gives it back as text', (subject, field, text) => {
    const found = fieldOf(subject, field)
    const after = edited(standard, { subject, field, value: found?.fromText(text) })
    expect(found?.toText(editedValue(after, subject, field))).toBe(text)
  })

  test('a name is never empty, a text may be while the draft is written', () => {
    expect(refusal(standard, { subject: 'skill:LIT-DXB', field: 'name', value: ' ' })).toBe('空にはできません。')
    const after = edited(standard, { subject: 'skill:LIT-DXB', field: 'definition', value: '' })
    expect(readSkillStandard(after)).toMatchObject({
      ok: false,
      faults: [{ reason: '空です。文字を書いてください。' }],
    })
  })

  test.each([
    ['skill:NO-SUCH', 'name'],
    ['skill:LIT-DXB', 'constructor'],
    ['role:DX_LEADER', 'whole'],
    ['standard', 'place'],
    ['nothing', 'name'],
  ])('%s %s is no field', (subject, field) => {
    expect(applyEdit(standard, { subject, field, value: 'x' })).toHaveProperty('reason')
  })

  test('what is not there cannot be named', () => {
    expect(refusal(standard, { subject: 'skill:LIT-DXB', field: 'tool', value: 'ABACUS' })).toContain('ABACUS')
    const place = { category: 'NONE', at: 0 }
    expect(refusal(standard, { subject: 'skill:LIT-DXB', field: 'place', value: place })).toContain('NONE')
    const requirement = { level: 2, must: false, renewal: false }
    expect(
      refusal(standard, { subject: 'role:DX_LEADER', field: 'requirement.NO-SUCH', value: requirement }),
    ).toContain('NO-SUCH')
  })
})

describe('what a role asks for', () => {
  const role = standard.roles[0]
  const of = `role:${role?.code}`

  test('a skill of which no level is asked is in no group', () => {
    const [first] = standard.skills
    const edits = [
      { subject: of, field: `requirement.${first?.code}`, value: null },
      { subject: of, field: 'anyOf', value: [[first?.code, standard.skills[1]?.code]] },
    ]
    expect(refusal(standard, ...edits)).toContain(first?.name.ja)
  })

  test('one of a must-have and of a group, not both', () => {
    const [first, second] = standard.skills
    const asked = (must: boolean) => ({ level: 2, must, renewal: false })
    const edits = (must: boolean) => [
      { subject: of, field: `requirement.${first?.code}`, value: asked(must) },
      { subject: of, field: `requirement.${second?.code}`, value: asked(false) },
      { subject: of, field: 'anyOf', value: [[first?.code, second?.code]] },
    ]
    expect(refusal(standard, ...edits(true))).toContain('いずれか')
    expect(edited(standard, ...edits(false)).roles[0]?.mustHaveAnyOf).toEqual([[first?.code, second?.code]])
  })
})

describe('the outline', () => {
  test('a skill moves within its category and to another one', () => {
    const [first = '', second = ''] = codesOf(standard, 'LIT')
    const down = edited(standard, { subject: `skill:${first}`, field: 'place', value: { category: 'LIT', at: 1 } })
    expect(codesOf(down, 'LIT').slice(0, 2)).toEqual([second, first])
    const away = edited(standard, { subject: `skill:${first}`, field: 'place', value: { category: 'BPR', at: 0 } })
    expect(codesOf(away, 'BPR')[0]).toBe(first)
    expect(away.skills.map(({ order }) => order)).toEqual(standard.skills.map(({ order }) => order))
  })

  test('a category takes its skills along', () => {
    const after = edited(standard, { subject: 'category:BPR', field: 'place', value: { at: 0 } })
    expect(after.categories.slice(0, 2).map(({ code }) => code)).toEqual(['BPR', 'LIT'])
    expect(after.skills[0]?.category).toBe('BPR')
  })

  test('a category with skills, a tool in use and a skill that is asked for stay', () => {
    expect(refusal(standard, { subject: 'category:LIT', field: 'whole', value: null })).toContain('DXの基礎理解')
    expect(refusal(standard, { subject: 'tool:RPA', field: 'whole', value: null })).toContain('RPA')
    expect(refusal(standard, { subject: 'skill:LIT-DXB', field: 'whole', value: null })).toContain('役割')
  })

  test('a role of the city’s own comes and goes; those that the rules go by stay', () => {
    const asks = { requiredLevels: { 'LIT-DXB': 2 }, mustHave: ['LIT-DXB'], mustHaveByRenewal: [], mustHaveAnyOf: [] }
    const role = { code: 'COUNTER', name: { ja: '窓口の担当' }, kind: 'position', description: '', ...asks }
    const added = edited(standard, { subject: 'role:COUNTER', field: 'whole', value: { at: 1, role } })
    expect(added.roles[1]).toEqual(role)
    expect(readSkillStandard(added)).toMatchObject({ ok: true })
    const gone = edited(added, { subject: 'role:COUNTER', field: 'whole', value: null })
    expect(gone.roles).toEqual(standard.roles)
    for (const code of ['GENERAL_STAFF', 'SECTION_HEAD', 'DX_LEADER', 'TECH_OFFICER']) {
      expect(refusal(standard, { subject: `role:${code}`, field: 'whole', value: null })).toContain('外せません')
    }
    const unknown = { ...role, requiredLevels: { 'NO-SUCH': 1 }, mustHave: [] }
    const wrong = { subject: 'role:COUNTER', field: 'whole', value: { at: 0, role: unknown } }
    expect(refusal(standard, wrong)).toContain('NO-SUCH')
  })

  test('a group of skills that comes back in another order is no other group', () => {
    const asks = { requiredLevels: { 'LIT-OFC': 1, 'LIT-DXB': 1 }, mustHave: [], mustHaveByRenewal: [] }
    const role = { code: 'COUNTER', name: { ja: '窓口の担当' }, kind: 'position', description: '', ...asks }
    const whole = { at: 1, role: { ...role, mustHaveAnyOf: [['LIT-OFC', 'LIT-DXB']] } }
    const added = edited(standard, { subject: 'role:COUNTER', field: 'whole', value: whole })
    const turned = { ...whole, role: { ...role, mustHaveAnyOf: [['LIT-DXB', 'LIT-OFC']] } }
    const again = edited(standard, { subject: 'role:COUNTER', field: 'whole', value: turned })
    expect(editedValue(again, 'role:COUNTER', 'anyOf')).toEqual(editedValue(added, 'role:COUNTER', 'anyOf'))
  })

  test('a removed skill goes from the roles, and its results end with the reason', () => {
    const after = edited(standard, ...removalOf(standard, 'LIT-DXB', '研修に一本化する'))
    expect(after.skills.some(({ code }) => code === 'LIT-DXB')).toBe(false)
    expect(after.roles.some((role) => 'LIT-DXB' in role.requiredLevels)).toBe(false)
    expect(after.succession?.dropped).toEqual([{ code: 'LIT-DXB', reason: '研修に一本化する' }])
    expect(readSkillStandard(after)).toMatchObject({ ok: true })
  })
})

type Picked = { what: number; where: number; other: number; text: string }
const picked: fc.Arbitrary<Picked> = fc.record({
  what: fc.nat({ max: 12 }),
  where: fc.nat({ max: 99 }),
  other: fc.nat({ max: 99 }),
  text: fc.constantFrom('', '業務', 'RPA の設定\nと運用', 'a', '２', 'X-1', '1.2.3', '2029'),
})

/** What an editor could do next with a standard. */
function nextEdits(file: SkillStandardFile, { what, where, other, text }: Picked): StandardEdit[] {
  const of = <T extends { code: string }>(all: readonly T[], index: number) => all[index % all.length]
  const skill = of(file.skills, where)
  const category = of(file.categories, other)
  const role = of(file.roles, other)
  const some = skill?.code ?? 'X'
  const at = other % 4
  const levels = [0, 1, 2, 3, 4].map((level) => ({ level, indicator: text }))
  const added = {
    ...{ code: `N${where}`, category: category?.code, name: { ja: '新しい' }, tier: 'core', tool: null },
    ...{ definition: text, levels, evidenceExamples: [], alignment: {} },
  }
  const asksNothing = { requiredLevels: {}, mustHave: [], mustHaveByRenewal: [], mustHaveAnyOf: [] }
  const noRole = { kind: 'position', description: '', ...asksNothing }
  const requirement = { level: 1 + (where % 4), must: other % 2 === 0, renewal: false }
  const typed = (subject: string, field: string) => [{ subject, field, value: fieldOf(subject, field)?.fromText(text) }]
  const choices: (() => StandardEdit[])[] = [
    () =>
      typed('standard', of([{ code: 'version' }, { code: 'nameEn' }, { code: 'scale.1.label' }], other)?.code ?? ''),
    () => typed(`skill:${some}`, ['name', 'nameEn', 'definition', 'level.3', 'evidenceExamples'][other % 5] ?? ''),
    () => typed(`category:${category?.code}`, ['name', 'description', 'shortName'][where % 3] ?? ''),
    () => [{ subject: `skill:${some}`, field: 'place', value: { category: category?.code, at } }],
    () => [{ subject: `category:${category?.code}`, field: 'place', value: { at } }],
    () => [{ subject: `skill:N${where}`, field: 'whole', value: { at, skill: added, origin: null } }],
    () => removalOf(file, some, text === '' ? null : text),
    () => [{ subject: `role:${role?.code}`, field: `requirement.${some}`, value: requirement }],
    () => [{ subject: `role:${role?.code}`, field: 'anyOf', value: [file.skills.slice(0, 2).map(({ code }) => code)] }],
    () => [
      {
        subject: `category:N${where}`,
        field: 'whole',
        value: { at, category: { code: `N${where}`, name: { ja: '分類' }, description: text } },
      },
    ],
    () => [{ subject: `skill:${some}`, field: 'origin', value: { kind: 'reassess', from: ['A', 'B'] } }],
    () => [
      {
        subject: `role:N${where}`,
        field: 'whole',
        value: { at, role: { ...noRole, ...role, code: `N${where}`, name: { ja: '役割' } } },
      },
    ],
    () => [{ subject: `role:${role?.code}`, field: 'whole', value: null }],
  ]
  return choices[what]?.() ?? []
}

/** As a database keeps it. */
const stored = (edit: MadeEdit): MadeEdit => JSON.parse(JSON.stringify(edit))

test('any edits, undone one after the other, leave the standard as it was', () => {
  let changed = 0
  fc.assert(
    fc.property(anyStandard, fc.array(picked, { minLength: 1, maxLength: 12 }), (any, picks) => {
      const before = outlined(canonicalStandard(any))
      let now = before
      const made: MadeEdit[] = []
      for (const pick of picks) {
        const outcome = applyEdits(now, nextEdits(now, pick))
        if ('reason' in outcome) continue
        now = outcome.file
        made.push(...outcome.made.map(stored))
      }
      changed += made.length
      expect(now.skills.map(({ order }) => order)).toEqual(now.skills.map((_, index) => index + 1))
      for (const edit of made.toReversed()) {
        expect(editedValue(now, edit.subject, edit.field) ?? null).toEqual(edit.after)
        const outcome = applyEdit(now, undoing(edit))
        if ('reason' in outcome) throw new Error(`${edit.subject} ${edit.field}: ${outcome.reason}`)
        now = outcome.file
      }
      expect(canonicalStandard(now)).toEqual(canonicalStandard(before))
    }),
    { numRuns: 300 },
  )
  expect(changed).toBeGreaterThan(500)
})
