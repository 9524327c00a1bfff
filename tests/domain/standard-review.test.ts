import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Approver,
  isStanding,
  missingApprovals,
  neededApprovals,
  openPointsInWords,
} from '~/domain/standard-review'

const approvals = fc.array(
  fc.record({
    approvedAs: fc.constantFrom<Approver>('hr_section', 'technical_officer'),
    seenEdit: fc.nat({ max: 5 }),
  }),
)

describe('who has to approve a new version', () => {
  test('職員課 and the デジタル技術官; 職員課 alone while nobody is in that office; nobody before the first version', () => {
    expect(neededApprovals({ isFirst: false, officers: 2 })).toEqual(['hr_section', 'technical_officer'])
    expect(neededApprovals({ isFirst: false, officers: 0 })).toEqual(['hr_section'])
    expect(neededApprovals({ isFirst: true, officers: 1 })).toEqual([])
  })

  test('an approval is worth what it saw: an edit afterwards makes it void', () => {
    const given = [{ approvedAs: 'hr_section' as const, seenEdit: 7 }]
    expect(missingApprovals(['hr_section'], given, 7)).toEqual([])
    expect(missingApprovals(['hr_section'], given, 8)).toEqual(['hr_section'])
    expect(missingApprovals(['hr_section', 'technical_officer'], given, 7)).toEqual(['technical_officer'])
  })

  test('nothing is missing exactly when each that is needed has seen the last edit; a later edit never helps', () => {
    fc.assert(
      fc.property(approvals, fc.nat({ max: 5 }), fc.nat({ max: 2 }), (given, lastEdit, officers) => {
        const needed = neededApprovals({ isFirst: false, officers })
        const missing = missingApprovals(needed, given, lastEdit)
        for (const who of needed) {
          const stands = given.some((one) => one.approvedAs === who && isStanding(one, lastEdit))
          expect(missing.includes(who)).toBe(!stands)
        }
        expect(missingApprovals(needed, given, lastEdit + 1).length).toBeGreaterThanOrEqual(missing.length)
      }),
    )
  })

  test('what is open is said with how much and where', () => {
    expect(openPointsInWords({ faults: [], questions: [] })).toEqual([])
    const open = openPointsInWords({
      faults: [{ path: 'skills[0].definition', reason: '書いてください。' }],
      questions: [
        { about: 'skill', code: 'A', why: 'undecided' },
        { about: 'before', code: 'B', why: 'goes_nowhere' },
      ],
    })
    expect(open).toHaveLength(2)
    expect(open.join()).toMatch(/直すところが 1 か所.*決まっていないところが 2 か所/)
  })
})
