import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import {
  type CertificationRules,
  helpfulCourses,
  lackingCourses,
  type RequiredCourses,
  readCertificationRules,
  requiredCourses,
  unknownCourses,
} from '~/domain/certification-rules'
import reference from '../../prisma/demo/certification-rules.json'
import catalogue from '../../prisma/demo/training-catalogue.json'

const R9 = fiscalYear(2027)
const R10 = fiscalYear(2028)
const R11 = fiscalYear(2029)

const rules = readRules(reference)

describe('the reference rules', () => {
  test('a leader needs six courses and one of two, the yearly one in the year of the application', () => {
    expect(required('DX_LEADER', 'certification', R10)).toEqual({
      allOf: ['TRN-101', 'TRN-102', 'TRN-104', 'TRN-107', 'TRN-301', 'TRN-306'],
      anyOf: [{ min: 1, group: ['TRN-302', 'TRN-303'] }],
      sameFiscalYear: ['TRN-102'],
      minTotalHours: null,
      hoursWithinMonths: null,
      substitutes: [],
    })
  })

  test('the first renewal of a leader asks for other courses, and hours', () => {
    const renewal = required('DX_LEADER', 'renewal', R11)
    expect(renewal.allOf).toEqual(['TRN-102', 'TRN-305', 'TRN-307', 'TRN-309'])
    expect([renewal.minTotalHours, renewal.hoursWithinMonths]).toEqual([12, 36])
  })

  test('no rule stands before its first fiscal year, nor for a role that is appointed', () => {
    expect(requiredCourses(rules, 'DX_LEADER', 'certification', fiscalYear(2026))).toBeNull()
    expect(requiredCourses(rules, 'TECH_OFFICER', 'certification', R10)).toBeNull()
  })

  test('a criterion of a kind that nobody knows is told with its place', () => {
    const strange = structuredClone(reference)
    Object.assign(strange.rules[0]?.criteria[0] ?? {}, { type: 'popularity' })
    expect(faultsOf(strange)).toEqual([
      expect.objectContaining({ path: expect.stringContaining('rules[0].criteria[0]') }),
    ])
  })

  test('every course that they name is in the reference catalogue; one that is not is told with its place', () => {
    const known = new Set(catalogue.courses.map(({ code }) => code))
    expect(unknownCourses(rules, known)).toEqual([])
    known.delete('TRN-306')
    expect(unknownCourses(rules, known)).toEqual([
      { path: 'rules[0].criteria[3]', reason: '研修「TRN-306」が目録にありません。' },
    ])
  })
})

describe('what somebody lacks', () => {
  const leader = required('DX_LEADER', 'certification', R10)
  const day = cityDate('2028-11-15')
  const done = (courseCode: string, on: string) => ({ courseCode, completedOn: cityDate(on) })

  test('without completions: all of it', () => {
    expect(lackingCourses(leader, [], day)).toEqual({ allOf: leader.allOf, anyOf: leader.anyOf })
    expect(helpfulCourses(lackingCourses(leader, [], day))).toHaveLength(8)
  })

  test('one of the pair is enough', () => {
    expect(lackingCourses(leader, [done('TRN-303', '2027-10-01')], day).anyOf).toEqual([])
  })

  test('the yearly course counts only in the fiscal year of the day, the others for good', () => {
    const completions = [done('TRN-102', '2028-03-31'), done('TRN-101', '2027-05-01')]
    expect(lackingCourses(leader, completions, cityDate('2028-03-31')).allOf).not.toContain('TRN-102')
    expect(lackingCourses(leader, completions, cityDate('2028-04-01')).allOf).toContain('TRN-102')
    expect(lackingCourses(leader, completions, day).allOf).not.toContain('TRN-101')
  })

  test('a completion after the day does not count yet', () => {
    expect(lackingCourses(leader, [done('TRN-301', '2028-11-16')], day).allOf).toContain('TRN-301')
  })

  test('two years in the section stand for the master courses while the provision lasts (TP-5)', () => {
    const master = required('DX_MASTER', 'certification', R10)
    const inSection = (months: number) => (codes: readonly string[]) => (codes.includes('S006') ? months : 0)
    expect(lackingCourses(master, [], day, inSection(24)).allOf).toEqual(['TRN-102'])
    expect(lackingCourses(master, [], day, inSection(23)).allOf).toHaveLength(6)
    expect(required('DX_MASTER', 'certification', R11).substitutes).toEqual([])
    expect(required('DX_MASTER', 'renewal', R9).substitutes).toEqual([])
  })
})

describe('a file with mistakes', () => {
  test('every one is told with its place, and nothing is read', () => {
    const broken = structuredClone(reference) as unknown as {
      rules: [{ criteria: Record<string, unknown>[]; id: string }, { id: string }]
      transitionalProvisions: [{ appliesTo: string }, { addsSignerRoles: unknown; waives: string[] }]
    }
    const [first, second] = broken.rules
    first.criteria[0] = { id: 'L1', type: 'employmnt' }
    first.criteria[3] = { id: 'L4', type: 'trainings', allOf: ['trn 101'], anyOf: [{ min: 0, group: [] }] }
    expect(faultsOf(broken).map(({ path }) => path)).toEqual([
      'rules[0].criteria[0].type',
      'rules[0].criteria[3].allOf[0]',
      'rules[0].criteria[3].anyOf[0].min',
      'rules[0].criteria[3].anyOf[0].group',
    ])
    const twice = structuredClone(broken)
    twice.rules[0].criteria = reference.rules[0]?.criteria ?? []
    twice.rules[1].id = first.id
    twice.transitionalProvisions[0].appliesTo = 'CERT-NOBODY'
    twice.transitionalProvisions[1].waives = ['L99']
    expect(second.id).toBe('CERT-MASTER-1')
    expect(faultsOf(twice).map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        '規則「CERT-LEADER-1」が 2 回あります。',
        '規則「CERT-NOBODY」がありません。',
        '条件「L99」は、規則「CERT-LEADER-1」にありません。',
      ]),
    )
  })

  test('something that is no rules at all is told too', () => {
    expect(faultsOf([]).map(({ path }) => path)).toEqual(['（ファイル全体）'])
    expect(faultsOf({}).map(({ path }) => path)).toEqual(['rulesVersion', 'rules'])
  })
})

function readRules(json: unknown): CertificationRules {
  const read = readCertificationRules(json)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.rules
}

function faultsOf(json: unknown) {
  const read = readCertificationRules(json)
  return read.ok ? [] : read.faults
}

function required(role: string, stage: 'certification' | 'renewal', year: typeof R9): RequiredCourses {
  const found = requiredCourses(rules, role, stage, year)
  if (!found) throw new Error('no rule')
  return found
}
