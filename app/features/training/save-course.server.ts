import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { courseDifferences, faultsOfCourses, type ToldCourse } from '~/domain/course-catalogue'
import { standardInForce } from '~/facts/standard'
import { lockCourse, storedCourses, writeCourses } from '~/facts/write-courses'
import { editionOf } from './course-edition'
import { courseForm } from './course-forms'

/** Somebody else changed the course while the form was open: what stands now, field by field. */
export type CourseConflict = { edition: string; fields: (keyof ToldCourse)[] }

/** Writes a course as it is to be from a day on; a course of a new code begins on it. */
export const saveCourse = command({
  action: 'course.save',
  input: courseForm,
  subject: () => theCity,
  async run({ sql, stamp }, { told, from, edition }) {
    await lockCourse(sql, told.code)
    const stored = await storedCourses(sql)
    const known = stored.find((course) => course.code === told.code)
    const standing = editionOf(known?.periods ?? [])
    if (edition === '' && standing !== '') return refuse(`コード「${told.code}」の研修は、もうあります。`)
    const before = known?.periods.findLast((period) => period.validFrom <= from) ?? known?.periods[0]
    const fields = before ? courseDifferences(before, told) : []
    if (edition !== standing) return conflictWith({ edition: standing, fields } satisfies CourseConflict)
    const standard = await standardInForce(sql, from)
    const faults = faultsOfCourses(
      [told],
      new Map(stored.flatMap(({ code, periods }) => periods.slice(-1).map((last) => [code, last.prerequisites]))),
      standard && new Set(standard.skills.map((skill) => skill.code)),
    )
    if (faults.length > 0) return refuse(faults.map((fault) => fault.reason).join(' '))
    await writeCourses(sql, [told], { from }, stamp)
    return {
      did: { code: told.code },
      audit: { subjectKind: 'course', subjectId: told.code, detail: { from, fields } },
    }
  },
})
