import { readCourseCatalogue, type ToldCourse } from '~/domain/course-catalogue'
import reference from '../training-catalogue.json'

/** The reference catalogue as the demo uses it. */
export type DemoCourse = ToldCourse

const read = readCourseCatalogue(reference)
if (!read.ok) throw new Error(JSON.stringify(read.faults))
export const COURSES: readonly DemoCourse[] = read.courses

const courseOfCode = new Map(COURSES.map((course) => [course.code, course]))

export function demoCourse(code: string): DemoCourse {
  const course = courseOfCode.get(code)
  if (!course) throw new Error(`no course ${code}`)
  return course
}
