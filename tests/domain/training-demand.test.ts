import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear, fullMonths } from '~/domain/calendar'
import { readCertificationRules } from '~/domain/certification-rules'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import { readSkillStandard } from '~/domain/skill-standard'
import { type DemandPerson, demandBy, demandDay, isExpectedIn } from '~/domain/training-demand'
import {
  courseFigures,
  figuresOf,
  groupedBy,
  itemFigures,
  itemKey,
  type Need,
  stillOpen,
} from '~/domain/training-figures'
import reference from '../../prisma/demo/certification-rules.json'
import standard from '../../prisma/demo/skill-standard.json'
import catalogue from '../../prisma/demo/training-catalogue.json'

const R10 = fiscalYear(2028)
const R11 = fiscalYear(2029)
const today = cityDate('2028-11-15')
const skills = standard.skills.map(({ code }) => code)
const demand = demandBy(basis(R11))

describe('who needs a course', () => {
  test('somebody whose confirmed level is below what everybody needs, and whom the course takes there', () => {
    const person = somebody({ levels: levelsOf({ 'LIT-OFC': 0 }) })
    expect(demand.needsOf(person)).toContainEqual({ courseCode: 'TRN-105', kind: 'gap', since: null })
    expect(demand.reasonsOf(person, 'TRN-105')).toContainEqual({
      why: 'gap',
      role: 'GENERAL_STAFF',
      skill: 'LIT-OFC',
      level: 0,
      requiredLevel: 1,
    })
  })

  test('never assessed counts as a gap, and is told as never assessed', () => {
    const reasons = demand.reasonsOf(somebody({ levels: [] }), 'TRN-105')
    expect(reasons).toContainEqual(expect.objectContaining({ skill: 'LIT-OFC', level: null }))
  })

  test('closing the gap removes the person', () => {
    const enough = somebody({ levels: skills.map(() => 4) })
    expect(demand.needsOf(enough)).toEqual([])
  })

  test('whoever completed the course needs it no longer; a yearly one is needed again in the next year', () => {
    const done = (courseCode: string, on: string) => ({ courseCode, completedOn: cityDate(on) })
    const completions = [done('TRN-105', '2027-06-01'), done('TRN-102', '2028-06-01')]
    const codes = (year: typeof R10) =>
      demandBy(basis(year))
        .needsOf(somebody({ completions }))
        .map((need) => need.courseCode)
    expect(codes(R11)).not.toContain('TRN-105')
    expect(codes(R10)).not.toContain('TRN-102')
    expect(codes(R11)).toContain('TRN-102')
  })

  test('a course for masters closes no gap in what everybody needs', () => {
    const codes = demand.needsOf(somebody({ levels: [] })).map(({ courseCode }) => courseCode)
    expect(codes).toContain('TRN-102')
    expect(codes).not.toContain('TRN-502')
  })

  test('an aim asks for its own courses, since the day of the aim', () => {
    const aiming = somebody({ levels: skills.map(() => 1), aim: { role: 'DX_LEADER', since: cityDate('2028-02-01') } })
    expect(demand.needsOf(aiming)).toContainEqual({ courseCode: 'TRN-301', kind: 'gap', since: '2028-02-01' })
    expect(demand.needsOf(somebody({ levels: skills.map(() => 1) })).map((need) => need.courseCode)).not.toContain(
      'TRN-301',
    )
  })

  test('one of two skills is enough: with RPA nobody needs the no-code course, without both either would do', () => {
    const aim = { role: 'DX_LEADER' as const, since: today }
    const with2 = (code: string) => somebody({ levels: levelsOf({ [code]: 2 }, 1), aim })
    const codes = (person: DemandPerson) => demand.needsOf(person).map(({ courseCode }) => courseCode)
    expect(codes(with2('AUT-RPA'))).not.toContain('TRN-302')
    expect(codes(somebody({ levels: skills.map(() => 1), aim }))).toEqual(
      expect.arrayContaining(['TRN-302', 'TRN-303']),
    )
  })
})

describe('what the rules require', () => {
  const candidate = somebody({
    levels: skills.map(() => 4),
    aim: { role: 'DX_LEADER', since: cityDate('2028-04-01') },
    nominatedOn: cityDate('2028-05-10'),
  })

  test('a candidate needs every course of the rule, whatever their levels, since the nomination', () => {
    const needs = demand.needsOf(candidate)
    expect(needs.map(({ courseCode }) => courseCode).sort()).toEqual(
      ['101', '102', '104', '107', '301', '302', '303', '306'].map((number) => `TRN-${number}`),
    )
    expect(needs.every(({ kind, since }) => kind === 'rules' && since === '2028-05-10')).toBe(true)
  })

  test('who is required to come is not counted as a gap as well', () => {
    const both = { ...candidate, levels: [] }
    const codes = demand.needsOf(both).map(({ courseCode }) => courseCode)
    expect(new Set(codes).size).toBe(codes.length)
    expect(demand.needsOf(both).find(({ courseCode }) => courseCode === 'TRN-301')?.kind).toBe('rules')
    expect(demand.reasonsOf(both, 'TRN-301').map(({ why }) => why)).toEqual(
      expect.arrayContaining(['certification', 'gap']),
    )
  })

  test('who holds the role is no candidate for it; the renewal asks in the year in which it ends', () => {
    const leader = (validThrough: string) => ({
      ...candidate,
      roles: ['GENERAL_STAFF', 'DX_LEADER'],
      certificates: [{ role: 'DX_LEADER', validThrough: cityDate(validThrough) }],
    })
    expect(demand.needsOf(leader('2031-03-31'))).toEqual([])
    const due = demand.needsOf(leader('2030-03-31')).map(({ courseCode }) => courseCode)
    expect(due.sort()).toEqual(['TRN-102', 'TRN-305', 'TRN-307', 'TRN-309'])
  })

  test('without rules nothing is required, without a nomination nobody is a candidate', () => {
    expect(demandBy({ ...basis(R11), rules: null }).needsOf(candidate)).toEqual([])
    expect(demand.needsOf({ ...candidate, nominatedOn: null })).toEqual([])
  })

  test('time in the section stands for the courses of a master this year, and no longer in the next', () => {
    const master = somebody({
      levels: skills.map(() => 4),
      aim: { role: 'DX_MASTER', since: today },
      nominatedOn: today,
      monthsIn: (codes) => (codes.includes('S006') ? 30 : 0),
    })
    const codes = (year: typeof R10) =>
      demandBy(basis(year))
        .lackingItemsOf(master)
        .flatMap((item) => item.codes)
    expect(codes(R10)).toEqual(['TRN-102'])
    expect(codes(R11)).toContain('TRN-501')
  })
})

describe('figures', () => {
  test('whatever the city: a person counts once a course, kinds and departments add up, closing a gap takes one away', () => {
    const random = randomNumbers(20281115)
    for (let round = 0; round < 30; round += 1) {
      const people = Array.from({ length: 40 }, (_, index) => randomPerson(index, random))
      const needs = people.flatMap((person) => needsOf(person, random))
      for (const own of groupedBy(needs, ({ courseCode }) => courseCode).values()) {
        expect(new Set(own.map(({ personId }) => personId)).size).toBe(own.length)
        const figures = courseFigures(own, today)
        const byUnit = [...groupedBy(stillOpen(own), ({ topUnitId }) => topUnitId).values()].map(figuresOf)
        expect(figures.rules + figures.gap).toBe(figures.total)
        expect(byUnit.reduce((sum, unit) => sum + unit.total, 0)).toBe(figures.total)
        expect(byUnit.reduce((sum, unit) => sum + unit.rules, 0)).toBe(figures.rules)
        expect(figures.total + figures.seated).toBe(own.length)
        expect(figures.units).toBe(byUnit.length)
      }
      const [first] = people
      if (!first) continue
      const better = { ...first, levels: skills.map(() => 4) }
      const gaps = (person: DemandPerson) => demand.needsOf(person).filter(({ kind }) => kind === 'gap')
      expect(gaps(better)).toEqual([])
      expect(demand.needsOf(better).filter(({ kind }) => kind === 'rules')).toEqual(
        demand.needsOf(first).filter(({ kind }) => kind === 'rules'),
      )
    }
  })

  test('a candidate lacking one of two counts once, and the free seats of both are theirs', () => {
    const item = { role: 'DX_LEADER', codes: ['TRN-302', 'TRN-303'], min: 1 }
    const needs = [1, 2, 3, 4].map((personId) => ({ personId, item }))
    const standing = (personId: number) => (['seated', 'applied', 'none', 'none'] as const)[personId - 1] ?? 'none'
    const session = (courseCode: string, freeSeats: number) => ({ courseCode, sessionId: 1, freeSeats, applyBy: today })
    const [figures] = itemFigures(needs, standing, [
      session('TRN-302', 2),
      session('TRN-303', 0),
      session('TRN-301', 9),
    ])
    expect(figures).toEqual({
      item,
      all: [1, 2, 3, 4],
      seated: [1],
      applied: [2],
      none: [3, 4],
      freeSeats: 2,
      missing: 1,
    })
    expect(itemKey(item)).toBe('DX_LEADER TRN-302 TRN-303')
  })
})

describe('the small rules', () => {
  test('months are full ones', () => {
    expect(fullMonths(cityDate('2028-02-15'), today)).toBe(9)
    expect(fullMonths(cityDate('2028-02-16'), today)).toBe(8)
    expect(fullMonths(today, today)).toBe(0)
  })

  test('the demand of a coming year is judged on its first day, that of this year today', () => {
    expect(demandDay(R11, today)).toBe('2029-04-01')
    expect(demandDay(R10, today)).toBe(today)
  })

  test('who retires or whose term ends before the year is not counted in it', () => {
    const employment = { termEndsOn: null, retirementFiscalYear: null }
    expect(isExpectedIn(R11, employment)).toBe(true)
    expect(isExpectedIn(R11, { ...employment, retirementFiscalYear: 2028 })).toBe(false)
    expect(isExpectedIn(R10, { ...employment, retirementFiscalYear: 2028 })).toBe(true)
    expect(isExpectedIn(R11, { ...employment, termEndsOn: cityDate('2029-03-31') })).toBe(false)
  })
})

function basis(year: typeof R10): Parameters<typeof demandBy>[0] {
  const read = readCertificationRules(reference)
  const courses = readCourseCatalogue(catalogue)
  const file = readSkillStandard(standard)
  if (!read.ok || !courses.ok || !file.ok) throw new Error('unreadable')
  return {
    year,
    day: demandDay(year, today),
    courses: courses.courses.map((course, index) => ({ ...course, courseId: index + 1 })),
    skills,
    rules: read.rules,
    tools: file.standard.tools,
    profiles: file.standard.roles.map((role) => ({
      code: role.code,
      requirements: Object.entries(role.requiredLevels)
        .filter(([, level]) => level > 0)
        .map(([skill, requiredLevel]) => ({
          skill,
          requiredLevel,
          mustHave: role.mustHave.includes(skill),
          mustHaveByRenewal: role.mustHaveByRenewal.includes(skill),
          anyOfGroup: groupOf(role.mustHaveAnyOf, skill),
          tool: file.standard.skills.find(({ code }) => code === skill)?.tool ?? null,
        })),
    })),
  }
}

function groupOf(groups: readonly (readonly string[])[], skill: string): number | null {
  const index = groups.findIndex((group) => group.includes(skill))
  return index < 0 ? null : index + 1
}

function somebody(given: Partial<DemandPerson>): DemandPerson {
  return {
    personId: 1,
    roles: ['GENERAL_STAFF'],
    aim: null,
    nominatedOn: null,
    certificates: [],
    levels: [],
    completions: [],
    monthsIn: () => 0,
    ...given,
  }
}

function levelsOf(known: Readonly<Record<string, number>>, otherwise = 4): number[] {
  return skills.map((code) => known[code] ?? otherwise)
}

function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function randomPerson(personId: number, random: () => number): DemandPerson {
  const roles = ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST'] as const
  const role = roles[Math.floor(random() * 3)] ?? 'DX_LEADER'
  const aims = random() < 0.5
  return somebody({
    personId,
    levels: skills.map(() => Math.floor(random() * 5) - 1),
    aim: aims ? { role, since: cityDate('2028-06-01') } : null,
    nominatedOn: aims && random() < 0.5 ? cityDate('2028-07-01') : null,
    completions: catalogue.courses
      .filter(() => random() < 0.3)
      .map(({ code }) => ({ courseCode: code, completedOn: cityDate(random() < 0.5 ? '2027-09-01' : '2028-09-01') })),
  })
}

function needsOf(person: DemandPerson, random: () => number): Need[] {
  return demand.needsOf(person).map((need) => ({
    ...need,
    personId: person.personId,
    topUnitId: person.personId % 5,
    isSeated: random() < 0.1,
  }))
}
