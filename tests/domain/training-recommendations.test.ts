import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import { readCertificationRules } from '~/domain/certification-rules'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import type { RoleRequirement } from '~/domain/role-requirements'
import type { Course } from '~/domain/training'
import type { DemandBasis, DemandPerson } from '~/domain/training-demand'
import { dueItems, recommendCourses } from '~/domain/training-recommendations'
import rulesFile from '../../prisma/demo/certification-rules.json'
import catalogue from '../../prisma/demo/training-catalogue.json'

const today = cityDate('2028-11-15')
const committee = cityDate('2029-01-31')
const SKILLS = ['LIT-OFC', 'DAT-COL', 'DAT-ANL', 'SEC-BAS']

function referenceCourses(): Course[] {
  const read = readCourseCatalogue(catalogue)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.courses.map((course, at) => ({ ...course, courseId: at + 1 }))
}

function referenceRules() {
  const read = readCertificationRules(rulesFile)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.rules
}

const needs = (skill: string, requiredLevel: 1 | 2 | 3): RoleRequirement<string> => ({
  skill,
  requiredLevel,
  mustHave: true,
  mustHaveByRenewal: false,
  anyOfGroup: null,
  tool: null,
})

const basis: DemandBasis = {
  year: fiscalYear(2028),
  day: today,
  courses: referenceCourses(),
  skills: SKILLS,
  profiles: [
    { code: 'GENERAL_STAFF', requirements: [needs('LIT-OFC', 1), needs('SEC-BAS', 1)] },
    { code: 'DATA_SPECIALIST', requirements: [needs('LIT-OFC', 2), needs('DAT-COL', 2), needs('DAT-ANL', 2)] },
  ],
  tools: [],
  rules: referenceRules(),
}

const somebody = (more: Partial<DemandPerson> = {}): DemandPerson => ({
  personId: 1,
  roles: ['GENERAL_STAFF'],
  aim: null,
  nominatedOn: null,
  certificates: [],
  levels: [1, -1, -1, 1],
  completions: [],
  monthsIn: () => 0,
  ...more,
})

const completed = (courseCode: string, on: string) => ({ courseCode, completedOn: cityDate(on) })
const aim = { role: 'DATA_SPECIALIST' as const, since: cityDate('2028-10-01') }

describe('what is due', () => {
  test('the yearly course until the end of the fiscal year, anew each year', () => {
    const due = dueItems(basis, somebody(), null)
    expect(due).toEqual([{ codes: ['TRN-102'], min: 1, dueOn: '2029-03-31', because: { why: 'yearly' } }])
    expect(dueItems(basis, somebody({ completions: [completed('TRN-102', '2028-06-01')] }), null)).toEqual([])
    expect(dueItems(basis, somebody({ completions: [completed('TRN-102', '2028-03-31')] }), null)).toHaveLength(1)
  })

  test('what the rules require for the role aimed at, until the committee takes applications no more', () => {
    const leader = { role: 'DX_LEADER' as const, since: cityDate('2028-10-01') }
    const due = dueItems(basis, somebody({ aim: leader }), committee)
    const required = due.filter(({ because }) => because.why === 'certification')
    expect(required.length).toBeGreaterThan(0)
    expect(new Set(required.map(({ dueOn }) => dueOn))).toEqual(new Set([committee]))
    expect(required.every(({ because }) => because.why === 'certification' && !because.isCandidate)).toBe(true)
    const nominated = dueItems(basis, somebody({ aim: leader, nominatedOn: cityDate('2028-10-05') }), committee)
    expect(nominated.map(({ codes }) => codes)).toEqual(due.map(({ codes }) => codes))
    expect(nominated.some(({ because }) => because.why === 'certification' && because.isCandidate)).toBe(true)
  })

  test('its prerequisites by the same day, each course once', () => {
    const leader = { role: 'DX_LEADER' as const, since: cityDate('2028-10-01') }
    const due = dueItems(basis, somebody({ aim: leader }), committee)
    const single = due.filter(({ codes, min }) => codes.length === min).flatMap(({ codes }) => codes)
    expect(new Set(single).size).toBe(single.length)
    for (const { codes, min } of due.filter((one) => one.because.why === 'certification')) {
      if (codes.length > min) continue
      for (const code of codes) {
        const before = [...(basis.courses.find((course) => course.code === code)?.prerequisites ?? [])]
        expect(single).toEqual(expect.arrayContaining(before))
      }
    }
  })

  test('without a committee it comes last, without a day', () => {
    const leader = { role: 'DX_LEADER' as const, since: cityDate('2028-10-01') }
    const days = dueItems(basis, somebody({ aim: leader }), null).map(({ dueOn }) => dueOn)
    expect(days.at(0)).toBe('2029-03-31')
    expect(days.at(-1)).toBeNull()
  })
})

describe('what would help most', () => {
  test('comes first: by the levels that it closes towards the role aimed at', () => {
    const found = recommendCourses(basis, somebody({ aim }))
    const towards = found.map(({ levelsToAim }) => levelsToAim)
    expect(found[0]?.courseCode).toBe('TRN-401')
    expect(towards).toEqual([...towards].sort((a, b) => b - a))
  })

  test('says which skills it brings from where to where', () => {
    const [best] = recommendCourses(basis, somebody({ aim }))
    expect(best?.reasons).toEqual(
      expect.arrayContaining([
        { why: 'gap', role: 'DATA_SPECIALIST', skill: 'DAT-COL', level: null, requiredLevel: 2 },
        { why: 'gap', role: 'DATA_SPECIALIST', skill: 'DAT-ANL', level: null, requiredLevel: 2 },
      ]),
    )
    expect(best?.levels).toBe(4)
  })

  test('says what has to come before it, the first one first', () => {
    const [best] = recommendCourses(basis, somebody({ aim }))
    expect(best?.takeFirst).toEqual(['TRN-103', 'TRN-105'])
    const [later] = recommendCourses(basis, somebody({ aim, completions: [completed('TRN-103', '2027-06-01')] }))
    expect(later?.takeFirst).toEqual(['TRN-105'])
  })

  test('leaves out what is completed, and what closes no gap', () => {
    const done = somebody({ aim, completions: [completed('TRN-401', '2028-06-01')] })
    expect(recommendCourses(basis, done).map(({ courseCode }) => courseCode)).not.toContain('TRN-401')
    expect(recommendCourses(basis, somebody({ levels: [2, 2, 2, 1], aim }))).toEqual([])
  })

  test('is never what the rules require: that is due', () => {
    const leader = somebody({ aim, nominatedOn: cityDate('2028-10-05') })
    const required = dueItems(basis, leader, committee)
      .filter(({ because }) => because.why === 'certification')
      .flatMap(({ codes }) => codes)
    const recommended = recommendCourses(basis, leader).map(({ courseCode }) => courseCode)
    expect(required.filter((code) => recommended.includes(code))).toEqual([])
  })
})
