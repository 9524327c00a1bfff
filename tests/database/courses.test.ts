import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { readCourseCatalogue, type ToldCourse } from '~/domain/course-catalogue'
import { coursesOn } from '~/facts/courses'
import { writeCourses } from '~/facts/write-courses'
import reference from '../../prisma/demo/training-catalogue.json'
import { BEGINNING, STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db } = testDatabase()
const day = cityDate('2028-11-15')
let courses: ToldCourse[] = []

beforeAll(async () => {
  const read = readCourseCatalogue(reference)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  courses = read.courses
  await writeCourses(db, courses, { from: BEGINNING }, STAMP)
})

test('the catalogue of a day is what was written', async () => {
  const standing = await coursesOn(db, day)
  expect(standing.map(({ courseId: _id, ...course }) => course)).toEqual(courses)
  expect(await coursesOn(db, cityDate('2026-03-31'))).toEqual([])
})

test('told again the same, nothing is recorded twice', async () => {
  const before = await db.coursePeriod.count()
  await writeCourses(db, courses, { from: day }, STAMP)
  expect(await db.coursePeriod.count()).toBe(before)
})

test('a course told anew from a day is another from then on, and stays what it was before', async () => {
  const changed = courses.filter((course) => course.code === 'TRN-101').map((course) => ({ ...course, hours: 3 }))
  await writeCourses(db, changed, { from: day }, STAMP)
  const hoursOn = async (on: string) =>
    (await coursesOn(db, cityDate(on))).find((course) => course.code === 'TRN-101')?.hours
  expect([await hoursOn('2028-11-14'), await hoursOn('2028-11-15'), await hoursOn('2030-04-01')]).toEqual([1.5, 3, 3])
})
