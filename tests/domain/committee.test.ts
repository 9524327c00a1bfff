import { describe, expect, test } from 'vitest'
import { addDays, cityDate } from '~/domain/calendar'
import {
  type CaseCircumstances,
  type CommitteeMember,
  conditionLimits,
  conflictOf,
  isReadable,
  panelFor,
  whyNotDecide,
  whyNotTakePart,
} from '~/domain/committee'
import { minutesForm } from '~/features/committee/committee-forms'

const HELD_ON = cityDate('2029-02-20')
const APPLICANT = 1
const member = (accountId: number, more: Partial<CommitteeMember> = {}): CommitteeMember => ({
  accountId,
  personId: 100 + accountId,
  name: `委員${accountId}`,
  sectionId: 50 + accountId,
  chair: accountId === 1,
  ...more,
})
const about: CaseCircumstances = {
  personId: APPLICANT,
  sectionId: 7,
  mentors: [],
  signers: [],
  recommenders: [],
  decidedBefore: [],
}

describe('a member is excluded from a case', () => {
  test.each([
    ['their own', { personId: APPLICANT }, {}, 'self'],
    ['of somebody in their section', { sectionId: 7 }, {}, 'same_section'],
    ['of somebody whom they mentor', {}, { mentors: [102] }, 'mentor'],
    ['for which they signed off', {}, { signers: [102] }, 'signer'],
    ['which they recommended', {}, { recommenders: [102] }, 'recommender'],
    ['which they have decided before', {}, { decidedBefore: [2] }, 'decided_before'],
  ] as const)('%s', (_what, of, circumstances, conflict) => {
    expect(conflictOf(member(2, of), { ...about, ...circumstances })).toBe(conflict)
  })

  test('and from no other', () => {
    expect(conflictOf(member(2), about)).toBeNull()
    expect(conflictOf(member(2), { ...about, mentors: [101], decidedBefore: [1] })).toBeNull()
  })

  test('not because neither has a section', () => {
    expect(conflictOf(member(2, { sectionId: null }), { ...about, sectionId: null })).toBeNull()
  })

  test('from outside the city only by what they decided before', () => {
    const outside = member(2, { personId: null, sectionId: null })
    expect(conflictOf(outside, { ...about, mentors: [102], signers: [102] })).toBeNull()
    expect(conflictOf(outside, { ...about, decidedBefore: [2] })).toBe('decided_before')
  })
})

describe('a decision', () => {
  const members = [1, 2, 3, 4, 5].map((accountId) => member(accountId))
  const ofTheSection = members.map((one) => (one.accountId === 5 ? { ...one, sectionId: 7 } : one))

  test('needs three who may take part', () => {
    expect(whyNotDecide(members, about, [1, 2, 3])).toBeNull()
    expect(whyNotDecide(members, about, [1, 2])).toContain('3 人以上')
    expect(whyNotDecide(members, about, [1, 1, 2])).toContain('3 人以上')
  })

  test('is not taken with somebody who is excluded, by name', () => {
    expect(panelFor(ofTheSection, about)).toMatchObject({
      able: [{ accountId: 1 }, { accountId: 2 }, { accountId: 3 }, { accountId: 4 }],
      excluded: [{ member: { accountId: 5 }, conflict: 'same_section' }],
    })
    expect(whyNotDecide(ofTheSection, about, [1, 2, 3, 5])).toContain('委員5 さんは除斥')
    expect(whyNotTakePart(ofTheSection, about, [5])).toContain('除斥')
  })

  test('is not taken with somebody from elsewhere', () => {
    expect(whyNotDecide(members, about, [1, 2, 3, 99])).toContain('この回の委員でない')
  })

  test('that too few may take is put off, for which it takes no three', () => {
    const few = ofTheSection.slice(3)
    expect(whyNotDecide(few, about, [4])).toContain('審査に加われる委員が 1 人で、3 人に足りません')
    expect(whyNotTakePart(few, about, [4])).toBeNull()
    expect(whyNotTakePart(few, about, [])).toBeNull()
  })
})

test('members read the papers until thirty days after the meeting', () => {
  expect(isReadable(HELD_ON, cityDate('2028-11-15'))).toBe(true)
  expect(isReadable(HELD_ON, addDays(HELD_ON, 30))).toBe(true)
  expect(isReadable(HELD_ON, addDays(HELD_ON, 31))).toBe(false)
})

describe('a condition runs to a month’s end, six to twelve months after the meeting', () => {
  const limits = (heldOn: string) => conditionLimits(cityDate(heldOn), { minMonths: 6, maxMonths: 12 })

  test('the month of the twelfth included', () => {
    expect(limits('2029-02-20')).toEqual([
      '2029-08-31',
      '2029-09-30',
      '2029-10-31',
      '2029-11-30',
      '2029-12-31',
      '2030-01-31',
      '2030-02-28',
    ])
  })

  test('as in the city’s rounds of R10', () => {
    expect(limits('2028-10-17')[0]).toBe('2029-04-30')
    expect(limits('2028-10-17').at(-1)).toBe('2029-10-31')
  })

  test('on the last day of a month that month counts', () => {
    expect(limits('2028-08-31')[0]).toBe('2029-02-28')
    expect(limits('2028-02-29')).toContain('2028-08-31')
  })
})

describe('the minutes', () => {
  test('are as long as the field counts them, whatever ends their lines', () => {
    const [asSent, asCounted] = ['審査\r\n'.repeat(1333), '審査\n'.repeat(1333).trim()]
    const read = minutesForm.parse({ committee: '1', minutes: asSent, read: asSent })
    expect(read).toMatchObject({ minutes: asCounted, read: asCounted })
    expect(minutesForm.safeParse({ committee: '1', minutes: 'あ'.repeat(4001) }).success).toBe(false)
  })
})
