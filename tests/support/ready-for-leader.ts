import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import type { PrismaClient } from '~/generated/prisma/client'
import rules from '../../prisma/demo/certification-rules.json'
import { confirmed, STAMP } from './city-of'
import { completed } from './learning'
import { project } from './practice'

const TODAY = cityDate('2028-11-15')
const example = factsOfExample(exampleFile.parse(rules), 'EX-1')

/** Levels of EX-1, with one more requirement for the tool that the whole city has by now. */
const LEVELS: Readonly<Record<string, number>> = {
  ...example.levels,
  'LIT-COL': 2,
}

export const LEADER_COURSES: Readonly<Record<string, string>> = {
  'TRN-101': '2028-05-15',
  'TRN-102': '2028-06-15',
  'TRN-104': '2028-07-15',
  'TRN-107': '2028-08-20',
  'TRN-301': '2028-07-21',
  'TRN-302': '2028-09-15',
  'TRN-306': '2028-10-05',
}

type Given = {
  personId: number
  unitId: number
  /** Ids by code. */
  skills: ReadonlyMap<string, number>
  /** Levels that are other than those that are enough. */
  levels?: Readonly<Record<string, number>>
  /** Courses that were not completed. */
  without?: readonly string[]
  operatingSince?: CityDate
}

/** Somebody who may apply as DX推進リーダー on 2028-11-15: levels, courses, and a project that has run long enough. */
export async function readyForLeader(db: PrismaClient, given: Given): Promise<{ projectId: number }> {
  const { personId, unitId, skills, levels = {}, without = [], operatingSince = addDays(TODAY, -60) } = given
  const rows = Object.entries({ ...LEVELS, ...levels }).flatMap(([code, level]) => {
    const skillId = skills.get(code)
    return skillId === undefined ? [] : [confirmed(personId, skillId, level, cityDate('2028-10-20'))]
  })
  await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, TODAY))
  const courses = new Map((await db.course.findMany()).map(({ code, id }) => [code, id]))
  for (const [code, day] of Object.entries(LEADER_COURSES)) {
    const courseId = courses.get(code)
    if (courseId === undefined) throw new Error(`no course ${code}`)
    if (!without.includes(code)) await completed(db, courseId, [personId], cityDate(day))
  }
  const steps = { start: addDays(operatingSince, -30), operate: operatingSince }
  const projectId = await project(db, { unitId, by: personId, on: addDays(operatingSince, -60), steps })
  for (const kind of ['as_is_to_be', 'artifact']) {
    const row = { projectId, kind, title: kind, url: 'https://example.jp/x', fileId: null, addedOn: operatingSince }
    await record(db, 'project_artefact', [row], STAMP)
  }
  return { projectId }
}
