import { expect, test } from 'vitest'
import { readSkillStandard } from '~/domain/skill-standard'
import reference from '../../prisma/demo/skill-standard.json'
import { nextStandard } from '../../prisma/demo/standard-next'

const withSuccession = (succession: unknown) => readSkillStandard({ ...structuredClone(reference), succession })
const faultsOf = (succession: unknown) => {
  const read = withSuccession(succession)
  return read.ok ? [] : read.faults
}

test('a file may say where results come from and what ends, or leave it open', () => {
  expect(withSuccession(undefined)).toMatchObject({ ok: true })
  const read = withSuccession({ skills: { 'AUT-RPA': { kind: 'carry_capped', from: 'AUT-RPA', cap: 2 } } })
  expect(read).toMatchObject({ ok: true, standard: { succession: { dropped: [] } } })
})

test('what makes no sense is told by its place', () => {
  expect(faultsOf({ skills: { 'NO-SUCH': { kind: 'new' } } })).toEqual([
    { path: 'succession.skills.NO-SUCH', reason: 'スキル「NO-SUCH」が skills にありません。' },
  ])
  expect(faultsOf({ skills: { 'AUT-RPA': { kind: 'copy', from: 'X' } } })).toMatchObject([
    { path: 'succession.skills.AUT-RPA.kind', reason: expect.stringContaining('決まった語') },
  ])
  const both = {
    skills: { 'AUT-RPA': { kind: 'merge_higher', from: ['AUT-RPA', 'AUT-OCR'] } },
    dropped: [{ code: 'AUT-OCR', reason: 'やめる' }],
  }
  expect(faultsOf(both)).toMatchObject([
    { path: 'succession.dropped[0].code', reason: expect.stringContaining('廃止') },
  ])
  const twice = [
    { code: 'OLD', reason: 'やめる' },
    { code: 'OLD', reason: 'やめる' },
  ]
  expect(faultsOf({ dropped: twice })).toMatchObject([{ reason: expect.stringContaining('2 回') }])
})

test('the demo’s version 1.1 renames, splits, merges, caps, ends and adds, with another wording of the scale', () => {
  const next = nextStandard()
  const kinds = Object.values(next.succession?.skills ?? {}).map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['split', 'merge_lower', 'merge_higher', 'carry_capped', 'reassess', 'new']))
  const before = new Map(reference.skills.map((skill) => [skill.code, skill.name.ja]))
  const renamed = next.skills.filter(({ code, name }) => before.has(code) && before.get(code) !== name.ja)
  expect(renamed.map(({ code }) => code)).toContain('AUT-FRM')
  expect(next.succession?.dropped.map(({ code }) => code)).toEqual(['AUT-OCR'])
  expect(next.levelScale[3]?.anchor).not.toBe(reference.levelScale[3]?.anchor)
})
