import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, cityDate } from '~/domain/calendar'
import {
  type CoursePeriod,
  faultsOfCourses,
  periodsWith,
  readCourseCatalogue,
  type ToldCourse,
} from '~/domain/course-catalogue'
import reference from '../../prisma/demo/training-catalogue.json'

function readOf(change: (file: { courses: Record<string, unknown>[] }) => void) {
  const file = structuredClone(reference) as unknown as { courses: Record<string, unknown>[] }
  change(file)
  return readCourseCatalogue(file)
}

function courses(): ToldCourse[] {
  const read = readCourseCatalogue(reference)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.courses
}

describe('the reference catalogue', () => {
  test('is read whole, with nothing wrong in it', () => {
    expect(courses()).toHaveLength(reference.courses.length)
    expect(faultsOfCourses(courses(), new Map(), null)).toEqual([])
  })

  test.each<[string, (course: Record<string, unknown>) => void, string]>([
    ['a format that is none', (course) => (course.format = '通信'), 'courses[1].format'],
    ['no hours', (course) => (course.hours = 0), 'courses[1].hours'],
    [
      'a level that is none',
      (course) => (course.develops = [{ skill: 'LIT-DXB', toLevel: 5 }]),
      'courses[1].develops[0].toLevel',
    ],
    ['a code in small letters', (course) => (course.code = 'trn-1'), 'courses[1].code'],
    ['the code of another', (course) => (course.code = 'TRN-101'), 'courses[1].code'],
    ['no title', (course) => delete course.title, 'courses[1].title'],
    [
      'a year that is none',
      (course) => (course.capacityByFiscalYear = { R10: 3 }),
      'courses[1].capacityByFiscalYear.R10',
    ],
  ])('with %s is told where it is wrong, and what to do', (_what, spoil, path) => {
    const read = readOf((file) => spoil(file.courses[1] ?? {}))
    expect(read).toMatchObject({ ok: false, faults: [{ path, reason: expect.stringMatching(/。$/) }] })
  })

  test('names skills that the standard lacks, and prerequisites that are nowhere or lead back', () => {
    const [first, second] = courses()
    if (!first || !second) throw new Error('no courses')
    const ring = [
      { ...first, prerequisites: [second.code] },
      { ...second, prerequisites: [first.code, 'TRN-999'] },
    ]
    const skills = new Set(ring.flatMap((course) => course.develops.map((one) => one.skillCode)).slice(1))
    expect(faultsOfCourses(ring, new Map(), skills).map((fault) => fault.path)).toEqual([
      'courses[0].develops[0].skill',
      'courses[0].prerequisites[0]',
      'courses[1].prerequisites[0]',
      'courses[1].prerequisites[1]',
    ])
  })
})

describe('a course told anew from a day', () => {
  const start = cityDate('2028-01-01')
  const [told] = courses()

  test('has one form on each day: the new one from then until what stood later begins', () => {
    if (!told) throw new Error('no course')
    const period = fc.record({
      from: fc.nat(100),
      length: fc.integer({ min: 1, max: 40 }),
      hours: fc.constantFrom(1, 2, 3),
    })
    fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), fc.nat(120), fc.constantFrom(1, 2, 3), (given, at, hours) => {
        let next = 0
        const periods = given.map(({ from, length, hours: each }): CoursePeriod => {
          const begins = next + from
          next = begins + length
          return { ...told, hours: each, validFrom: addDays(start, begins), validTo: addDays(start, next) }
        })
        const day = addDays(start, at)
        const formOn = (list: readonly CoursePeriod[], on: string) =>
          list.filter((one) => one.validFrom <= on && (one.validTo === null || one.validTo > on))
        const after = periodsWith(periods, { ...told, hours }, day)
        expect(formOn(after, day).map((one) => one.hours)).toEqual([hours])
        for (let n = 0; n < 400; n += 7) {
          const on = addDays(start, n)
          expect(formOn(after, on).length).toBeLessThanOrEqual(1)
          if (on < day)
            expect(formOn(after, on)).toEqual(
              formOn(periods, on).map((one) => expect.objectContaining({ hours: one.hours })),
            )
        }
      }),
    )
  })

  test('the same stays as it is recorded', () => {
    if (!told) throw new Error('no course')
    const periods = [{ ...told, validFrom: start, validTo: null }]
    expect(periodsWith(periods, told, addDays(start, 5))).toEqual(periods)
  })
})
