import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fiscalYear } from '~/domain/calendar'
import { readCertificationRules, ruleInYear } from '~/domain/certification-rules'
import { type PossibleSigner, recommenderOf, SIGNER_ROLES, signerRolesOf, signsAs } from '~/domain/signing'
import reference from '../../prisma/demo/certification-rules.json'

const read = readCertificationRules(reference)
if (!read.ok) throw new Error(JSON.stringify(read.faults))
const { rules } = read

function signersIn(
  year: number,
  role: 'DX_LEADER' | 'DX_MASTER' | 'DATA_SPECIALIST',
  stage = 'certification' as const,
) {
  const rule = ruleInYear(rules, role, fiscalYear(year))
  if (!rule) throw new Error('no rule')
  return signerRolesOf(rules, rule, { stage, lapsedCondition: false, fiscalYear: fiscalYear(year) })
}

describe('in which roles a sign-off counts', () => {
  test('for a leader masters and officers, and provisional mentors through R11', () => {
    expect(signersIn(2028, 'DX_LEADER')).toEqual(['DX_MASTER', 'TECH_OFFICER', 'PROVISIONAL_MENTOR'])
    expect(signersIn(2029, 'DX_LEADER')).toContain('PROVISIONAL_MENTOR')
    expect(signersIn(2030, 'DX_LEADER')).toEqual(['DX_MASTER', 'TECH_OFFICER'])
  })

  test('for a master officers only; a designation asks for none', () => {
    expect(signersIn(2028, 'DX_MASTER')).toEqual(['TECH_OFFICER'])
    expect(signersIn(2028, 'DATA_SPECIALIST')).toEqual([])
  })
})

describe('as what somebody signs off', () => {
  const leader = signersIn(2028, 'DX_LEADER')

  test('a mentor as what they hold, a provisional one as that, an assistant not at all', () => {
    expect(signsAs({ pair: 'mentor', holds: ['DX_MASTER'] }, 'DX_LEADER', leader)).toBe('DX_MASTER')
    expect(signsAs({ pair: 'mentor', holds: ['DX_LEADER'] }, 'DX_LEADER', leader)).toBeNull()
    expect(signsAs({ pair: 'provisional_mentor', holds: [] }, 'DX_LEADER', leader)).toBe('PROVISIONAL_MENTOR')
    expect(signsAs({ pair: 'provisional_mentor', holds: ['DX_MASTER'] }, 'DX_LEADER', leader)).toBe('DX_MASTER')
    expect(signsAs({ pair: 'provisional_mentor', holds: [] }, 'DX_LEADER', signersIn(2030, 'DX_LEADER'))).toBeNull()
    expect(signsAs({ pair: 'assistant_mentor', holds: ['DX_MASTER'] }, 'DX_LEADER', leader)).toBeNull()
  })

  test('without a pair only an officer does, and only for a master', () => {
    expect(signsAs({ pair: null, holds: ['TECH_OFFICER'] }, 'DX_MASTER', ['TECH_OFFICER'])).toBe('TECH_OFFICER')
    expect(signsAs({ pair: null, holds: ['TECH_OFFICER'] }, 'DX_LEADER', leader)).toBeNull()
    expect(signsAs({ pair: null, holds: ['DX_MASTER'] }, 'DX_MASTER', ['DX_MASTER'])).toBeNull()
  })

  test('never in a role that does not count', () => {
    const signer: fc.Arbitrary<PossibleSigner> = fc.record({
      pair: fc.constantFrom(null, 'mentor', 'provisional_mentor', 'assistant_mentor'),
      holds: fc.subarray(['DX_LEADER', 'DX_MASTER', 'TECH_OFFICER', 'PROVISIONAL_MENTOR']),
    })
    const counts = fc.subarray([...SIGNER_ROLES])
    fc.assert(
      fc.property(
        signer,
        fc.constantFrom('DX_LEADER' as const, 'DX_MASTER' as const),
        counts,
        (one, role, counting) => {
          const as = signsAs(one, role, counting)
          if (as === null) return
          expect(counting).toContain(as)
          expect(as === 'PROVISIONAL_MENTOR' ? one.pair : one.holds).toEqual(
            as === 'PROVISIONAL_MENTOR' ? 'provisional_mentor' : expect.arrayContaining([as]),
          )
        },
      ),
    )
  })
})

describe('who recommends', () => {
  const section = { personId: 1, unitKind: 'section' as const }
  const department = { personId: 2, unitKind: 'department' as const }

  test('is the head of the section, for that head the department’s, where there is none the next above', () => {
    expect(recommenderOf([section, department], 9)).toBe(section)
    expect(recommenderOf([section, department], 1)).toBe(department)
    expect(recommenderOf([department], 9)).toBe(department)
    expect(recommenderOf([section, { ...department, personId: 1 }], 1)).toBeNull()
    expect(recommenderOf([], 9)).toBeNull()
  })
})
