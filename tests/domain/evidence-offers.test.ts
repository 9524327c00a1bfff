import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type EvidenceOffer, offersFor, proposedLevel } from '~/domain/evidence-offers'

const RPA = 7
const course = (id: number, toLevel: 1 | 2 | 3, skillId = RPA): EvidenceOffer => ({
  kind: 'completion',
  id,
  skillId,
  toLevel,
  title: 'RPA開発ハンズオン',
  on: cityDate('2028-10-20'),
})
const project: EvidenceOffer = { kind: 'project', id: 3, title: '申請の受付を自動に', on: cityDate('2028-06-01') }
const skill = (confirmed: 0 | 1 | 2 | null, tier: 'core' | 'extended' = 'extended') => ({
  skillId: RPA,
  tier,
  confirmed,
})

describe('what the portal offers as evidence', () => {
  test('a course completed proposes its level where a lower one, or none, is confirmed', () => {
    expect(proposedLevel(offersFor(skill(1), [course(1, 2)], []))).toBe(2)
    expect(proposedLevel(offersFor(skill(null), [course(1, 2)], []))).toBe(2)
    expect(proposedLevel(offersFor(skill(2), [course(1, 2)], []))).toBeNull()
  })

  test('the highest level stands first, and a project proposes none', () => {
    const offers = offersFor(skill(0), [project, course(1, 1), course(2, 3)], [])
    expect(offers.map(({ id }) => id)).toEqual([2, 1, 3])
    expect(proposedLevel([project])).toBeNull()
  })

  test('courses of other skills, and projects for core skills, are not offered', () => {
    expect(offersFor(skill(0, 'core'), [project, course(1, 2, 8)], [])).toEqual([])
  })

  test('what was given already is not offered again', () => {
    const given = [
      { completionId: 1, projectId: null },
      { completionId: null, projectId: 3 },
    ]
    expect(offersFor(skill(0), [project, course(1, 2)], given)).toEqual([])
  })
})
