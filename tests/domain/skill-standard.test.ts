import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fiscalYear } from '~/domain/calendar'
import { coverage, gapOf, type RoleRequirement, requirementsOf, toolsOn } from '~/domain/role-requirements'
import { readSkillStandard, type SkillLevel, type SkillStandardFile } from '~/domain/skill-standard'
import referenceFile from '../../prisma/demo/skill-standard.json'

const reference = read(referenceFile)

describe('the file of a skill standard', () => {
  test('the reference standard has 39 skills in 8 categories, 11 of them core, and six roles', () => {
    expect(reference.skills).toHaveLength(39)
    expect(reference.skills.filter((skill) => skill.tier === 'core')).toHaveLength(11)
    expect(reference.categories).toHaveLength(8)
    expect(reference.roles).toHaveLength(6)
  })

  test('staff in the field and of manual trades get two weeks more', () => {
    const extra = Object.fromEntries(reference.populationRules.map((rule) => [rule.id, rule.extraDays]))
    expect(extra).toMatchObject({ 'POP-1': 0, 'POP-5': 14, 'POP-6': 14 })
  })

  test('the two weeks are read from the words where no number of days is given', () => {
    const rules = referenceFile.populationRules.map((rule) => ({ ...rule, extraDays: undefined }))
    const standard = read({ ...referenceFile, populationRules: rules })
    expect(standard.populationRules.find((rule) => rule.id === 'POP-5')?.extraDays).toBe(14)
  })

  test('a standard without role profiles and short names may come alone', () => {
    const skills = referenceFile.skills.map(({ shortName: _, ...skill }) => skill)
    const alone = read({ ...referenceFile, skills, roles: undefined })
    expect(alone.roles).toEqual([])
  })

  test('each fault is told in Japanese with its place in the file', () => {
    const file = structuredClone(referenceFile) as unknown as SkillStandardFile
    Object.assign(file.skills[3] ?? {}, { tier: 'middle', category: 'NOPE' })
    Object.assign(file.skills[4]?.levels[2] ?? {}, { indicator: '  ' })
    Object.assign(file.roles[2]?.requiredLevels ?? {}, { 'LIT-DXB': 5 })
    Object.assign(file, { tools: 'RPA' })
    expect(faultsOf(file)).toEqual({
      tools: '一覧（[ ]）で書いてください。',
      'skills[3].tier': 'core・extended のどれかにしてください。',
      'skills[4].levels[2].indicator': '空です。文字を書いてください。',
      'roles[2].requiredLevels.LIT-DXB': '0・1・2・3・4 のどれかにしてください。',
    })
  })

  test('references inside the file must lead somewhere', () => {
    const file = structuredClone(referenceFile) as unknown as SkillStandardFile
    Object.assign(file.skills[0] ?? {}, { category: 'NOPE', tool: 'FAX' })
    Object.assign(file.skills[1] ?? {}, { code: 'LIT-DXB' })
    Object.assign(file.roles[2] ?? {}, { mustHave: ['DAT-ANL', 'AUT-RPA'] })
    const faults = faultsOf(file)
    expect(faults).toMatchObject({
      'skills[0].category': '分類「NOPE」が categories にありません。',
      'skills[0].tool': '道具「FAX」が tools にありません。',
      'skills[1].code': 'コード「LIT-DXB」が 2 回あります。',
      'roles[0].requiredLevels.LIT-OFC': 'スキル「LIT-OFC」が skills にありません。',
    })
    expect(faults['roles[2].mustHave']).toContain('AUT-RPA')
  })

  test('what no table and no database keeps is refused; spaces and line ends are one way', () => {
    const file = structuredClone(referenceFile) as unknown as SkillStandardFile
    Object.assign(file.skills[0] ?? {}, { definition: '見えない\u0007文字' })
    expect(faultsOf(file)).toEqual({ 'skills[0].definition': expect.stringContaining('制御文字') })
    Object.assign(file.skills[0] ?? {}, { definition: ' 一行目\r\n二行目 ' })
    expect(read(file).skills[0]?.definition).toBe('一行目\n二行目')
  })

  test('a level that is missing or written twice is named', () => {
    const file = structuredClone(referenceFile) as unknown as SkillStandardFile
    Object.assign(file.skills[0]?.levels[4] ?? {}, { level: 3 })
    expect(readSkillStandard(file)).toMatchObject({
      ok: false,
      faults: [
        { path: 'skills[0].levels', reason: 'レベル 3 を 1 回だけ書いてください。' },
        { path: 'skills[0].levels', reason: 'レベル 4 を 1 回だけ書いてください。' },
      ],
    })
  })

  test('whatever JSON comes, reading it answers and never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => readSkillStandard(json).ok === false))
  })
})

describe('what a role requires', () => {
  const r10 = toolsOn(reference.tools, fiscalYear(2028))

  test('the profiles count their requirements as the reference file says', () => {
    const counts = reference.roles.map((role) => requirementsOf(profileOf(role.code), r10).length)
    const said = referenceFile.roles.map((role) => role.requirementCount)
    expect(counts).toEqual(said)
  })

  test('a leader of R9 has 30 requirements, as the collaboration tool is not yet city-wide', () => {
    const r9 = toolsOn(reference.tools, fiscalYear(2027))
    expect(requirementsOf(profileOf('DX_LEADER'), r9)).toHaveLength(30)
  })

  test('RPA or no-code is one requirement, and no-code on trial in R9 counts in it', () => {
    const r9 = requirementsOf(profileOf('DX_LEADER'), toolsOn(reference.tools, fiscalYear(2027)))
    const pair = r9.find((requirement) => requirement.skills.length === 2)
    expect(pair).toMatchObject({ mustHave: true, skills: [{ skill: 'AUT-RPA' }, { skill: 'AUT-NCL' }] })
    expect(coverage(r9, new Map<string, SkillLevel>([['AUT-NCL', 2]])).met).toBe(1)
  })

  test('before a tool is even on trial, only the other one of a pair counts', () => {
    const r8 = requirementsOf(profileOf('DX_LEADER'), toolsOn(reference.tools, fiscalYear(2026)))
    expect(r8.some((requirement) => requirement.skills.some(({ skill }) => skill === 'AUT-NCL'))).toBe(false)
    expect(r8.some((requirement) => requirement.skills.some(({ skill }) => skill === 'AUT-RPA'))).toBe(true)
  })

  test('a group goes when none of its tools has come', () => {
    const r3 = requirementsOf(profileOf('DX_LEADER'), toolsOn(reference.tools, fiscalYear(2021)))
    expect(r3.every((requirement) => requirement.skills.length === 1)).toBe(true)
  })

  test('not assessed meets nothing, and has the gap of level 0', () => {
    const short = coverage(requirementsOf(profileOf('DX_LEADER'), r10), new Map<string, SkillLevel | null>())
    expect(short.met).toBe(0)
    expect(short.missing).toHaveLength(31)
    expect(short.missing.every((one) => one.unassessed)).toBe(true)
    expect(short.shortMustHave.map((one) => one.gap)).toEqual([2, 2, null, 2, 2, 2])
    expect(short.shortByRenewal).toHaveLength(3)
  })

  test('level 0 is assessed, and still short', () => {
    const levels = new Map<string, SkillLevel>([['BPR-ASI', 0]])
    const short = coverage(requirementsOf(profileOf('DX_LEADER'), r10), levels)
    expect(short.missing.find((one) => one.skills[0]?.skill === 'BPR-ASI')).toMatchObject({ gap: 2, unassessed: false })
  })

  test('met and missing always add up, and more skill never covers less', () => {
    const requirements = requirementsOf(profileOf('DX_MASTER'), r10)
    const skills = reference.skills.map((skill) => skill.code)
    const anyLevels = fc.array(fc.constantFrom<SkillLevel | null>(null, 0, 1, 2, 3, 4), {
      minLength: 39,
      maxLength: 39,
    })
    fc.assert(
      fc.property(anyLevels, fc.nat(38), (levels, raised) => {
        const before = new Map(skills.map((skill, index) => [skill, levels[index] ?? null]))
        const after = new Map(before).set(skills[raised] ?? '', 4)
        const found = coverage(requirements, before)
        expect(found.met + found.missing.length).toBe(found.required)
        expect(coverage(requirements, after).met).toBeGreaterThanOrEqual(found.met)
      }),
    )
  })

  test('the gap is what is still to go, never negative', () => {
    expect([gapOf(2, 1), gapOf(2, null), gapOf(1, 3), gapOf(2, 0)]).toEqual([1, 2, 0, 2])
  })
})

function read(file: unknown): SkillStandardFile {
  const answer = readSkillStandard(file)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.standard
}

function faultsOf(file: unknown): Record<string, string> {
  const answer = readSkillStandard(file)
  return answer.ok ? {} : Object.fromEntries(answer.faults.map(({ path, reason }) => [path, reason]))
}

function profileOf(code: string): RoleRequirement<string>[] {
  const role = reference.roles.find((one) => one.code === code)
  return reference.skills
    .filter((skill) => (role?.requiredLevels[skill.code] ?? 0) > 0)
    .map((skill) => {
      const group = role?.mustHaveAnyOf.findIndex((one) => one.includes(skill.code)) ?? -1
      return {
        skill: skill.code,
        requiredLevel: role?.requiredLevels[skill.code] ?? 0,
        mustHave: role?.mustHave.includes(skill.code) ?? false,
        mustHaveByRenewal: role?.mustHaveByRenewal.includes(skill.code) ?? false,
        anyOfGroup: group < 0 ? null : group + 1,
        tool: skill.tool,
      }
    })
}
