import { describe, expect, test } from 'vitest'
import { layoutDemandBar, SEATS_AT } from '~/charts/demand-bar-layout'
import { fiscalYear } from '~/domain/calendar'
import { readCertificationRules } from '~/domain/certification-rules'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import {
  costOf,
  courseGroups,
  isUnlimited,
  type PlanLine,
  planCost,
  planDifferences,
  planLines,
  proposedLine,
  seatsOf,
  sessionChoices,
} from '~/domain/training-plan'
import reference from '../../prisma/demo/certification-rules.json'
import catalogue from '../../prisma/demo/training-catalogue.json'

const R10 = fiscalYear(2028)
const R11 = fiscalYear(2029)
const courses = readCourses()
const courseOf = (code: string) => courses.find((course) => course.code === code) ?? fail(code)

describe('the first proposal', () => {
  test('has the seats of the catalogue for that year, in sessions of its size', () => {
    const proposed = (code: string, year: typeof R10) => proposedLine(courseOf(code), year)
    expect(proposed('TRN-301', R11)).toEqual(line('TRN-301', 3, 25))
    expect(proposed('TRN-307', R10)).toEqual(line('TRN-307', 3, 25))
    expect(proposed('TRN-307', R11)).toEqual(line('TRN-307', 4, 25))
    expect(proposed('TRN-303', fiscalYear(2027))).toEqual(line('TRN-303', 1, 20))
  })

  test('says nothing of a course without a limit', () => {
    expect(courses.filter(isUnlimited).map(({ code }) => code)).toEqual(
      ['101', '102', '103', '104', '306'].map((n) => `TRN-${n}`),
    )
    expect(proposedLine(courseOf('TRN-101'), R11)).toBeNull()
  })

  test('gives way to what was saved; a course that came later is proposed', () => {
    const saved = { lines: [line('TRN-301', 4, 25, { note: '予算 4 回' })] }
    const lines = planLines(courses, R11, saved)
    expect(lines.find(({ courseCode }) => courseCode === 'TRN-301')).toEqual(saved.lines[0])
    expect(lines).toHaveLength(20)
  })
})

describe('cost', () => {
  test('what is not known is not 0, and a course that is not held costs nothing', () => {
    const lines = [
      line('A', 2, 20, { costPerSession: 150_000 }),
      line('B', 3, 20),
      line('C', 0, 20),
      line('D', 1, 20, { costPerSession: 0 }),
    ]
    expect(lines.map(costOf)).toEqual([300_000, null, 0, 0])
    expect(planCost(lines)).toEqual({ known: 300_000, unknown: 1 })
  })
})

describe('two plans', () => {
  test('differ where a field differs, or where one of them has the course only', () => {
    const before = [line('A', 1, 20), line('B', 1, 20), line('C', 1, 20)]
    const after = [line('A', 2, 20), line('B', 1, 20), line('D', 1, 20)]
    expect(planDifferences(before, after).map(({ courseCode }) => courseCode)).toEqual(['A', 'D', 'C'])
    expect(planDifferences(before, before)).toEqual([])
  })

  test('numbers of sessions worth comparing lead to where everybody has a seat', () => {
    expect(sessionChoices(line('A', 3, 25), 88)).toEqual([2, 3, 4])
    expect(sessionChoices(line('A', 3, 25), 130)).toEqual([2, 3, 4, 6])
    expect(sessionChoices(line('A', 0, 25), 0)).toEqual([0, 1])
  })
})

describe('groups of the rules', () => {
  const groups = courseGroups(
    readRules(),
    courses.filter((course) => !isUnlimited(course)),
    R11,
  )
  const codesOf = (id: string) => groups.find((group) => group.id === id)?.courses.map(({ code }) => code)

  test('what a certification needs, then what its renewal adds; each course once; the rest last', () => {
    expect(groups.map(({ id }) => id)).toEqual([
      'DX_LEADER certification',
      'DX_LEADER renewal',
      'DX_MASTER certification',
      'DATA_SPECIALIST certification',
      'other',
    ])
    expect(codesOf('DX_LEADER certification')).toEqual(['TRN-107', 'TRN-301', 'TRN-302', 'TRN-303'])
    expect(codesOf('DX_LEADER renewal')).toEqual(['TRN-305', 'TRN-307', 'TRN-309'])
    expect(codesOf('DX_MASTER certification')).toEqual(['501', '502', '503', '504', '505'].map((n) => `TRN-${n}`))
    expect(groups.flatMap((group) => group.courses)).toHaveLength(20)
  })

  test('without rules there is one group', () => {
    expect(courseGroups(null, courses, R11).map(({ id }) => id)).toEqual(['other'])
  })
})

describe('the bar of a course', () => {
  const size = { width: 330, height: 26 }

  test('its parts are in proportion, and its seats end where those of every other row do', () => {
    const layout = layoutDemandBar({ rules: 79, gap: 9, seats: 75 }, size)
    expect(layout.seats).toBe(SEATS_AT)
    expect(layout.label.text).toBe('117 %')
    expect(layout.rules.width / 79).toBeCloseTo(layout.gap.width / 9, 1)
    expect(layout.gap.x).toBe(layout.rules.width)
  })

  test('however large the demand, nothing leaves the picture; without seats it says so', () => {
    const large = layoutDemandBar({ rules: 10, gap: 2_000, seats: 20 }, size)
    expect(large.isCut).toBe(true)
    expect(large.gap.x + large.gap.width).toBeLessThanOrEqual(large.label.x)
    expect(layoutDemandBar({ rules: 1, gap: 0, seats: 0 }, size).label.text).toBe('席なし')
    expect(layoutDemandBar({ rules: 0, gap: 0, seats: 0 }, size)).toMatchObject({
      rules: { width: 0 },
      gap: { width: 0 },
    })
  })
})

test('seats are sessions times their size', () => {
  expect(seatsOf({ sessions: 4, capacity: 50 })).toBe(200)
})

function line(courseCode: string, sessions: number, capacity: number, more: Partial<PlanLine> = {}): PlanLine {
  return { courseCode, sessions, capacity, costPerSession: null, note: '', ...more }
}

function readCourses() {
  const read = readCourseCatalogue(catalogue)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.courses.map((course, index) => ({ ...course, courseId: index + 1 }))
}

function readRules() {
  const read = readCertificationRules(reference)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.rules
}

function fail(code: string): never {
  throw new Error(`no course ${code}`)
}
