import { type CityDate, cityDate } from '~/domain/calendar'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import { rebuildCurrentLevels } from '~/facts/current-levels'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { writeCourses } from '~/facts/write-courses'
import catalogue from '../../prisma/demo/training-catalogue.json'
import { head } from './builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from './city-of'
import { aimAt, courseSession, enrolment, rulesFrom } from './learning'

/** A city in which some hundred people have learned by chance: for figures that must add up whatever they are. */

const ROLES = ['DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST'] as const
const UNITS = 4

export type TrainingCity = { people: number[]; courseIds: Map<string, number>; hrSectionId: number }

/** The reference standard, catalogue and rules, and so many people; everything that chance decides follows the seed. */
export async function trainingCity(sql: Sql, today: CityDate, size: number, seed: number): Promise<TrainingCity> {
  const random = randomNumbers(seed)
  const chance = (share: number) => random() < share
  const skills = await standardFrom(sql, BEGINNING)
  const courseIds = await catalogueFrom(sql)
  await rulesFrom(sql, cityDate('2027-04-01'))
  const sections: number[] = []
  for (let number = 1; number <= UNITS; number += 1) {
    const department = await unit(sql, { code: `D0${number}`, name: `第${number}部` })
    sections.push(await unit(sql, { code: `S0${number}`, name: `第${number}課`, parentId: department }))
  }
  const people: number[] = []
  for (let index = 0; index < size; index += 1) {
    const unitId = sections[Math.floor(random() * sections.length)] ?? 0
    const employmentType = chance(0.1) ? 'fiscal_year' : 'permanent'
    people.push(
      await person(sql, {
        number: String(500_001 + index),
        name: `職員 ${index}`,
        kana: `ショクイン${index}`,
        unitId,
        employmentType,
      }),
    )
  }
  for (const [index, unitId] of sections.entries()) await head(sql, unitId, people[index] ?? 0)
  await record(
    sql,
    'confirmation',
    people.flatMap((personId) =>
      [...skills.values()].flatMap((skillId) =>
        chance(0.7) ? [confirmed(personId, skillId, Math.floor(random() * 4), cityDate('2028-07-01'))] : [],
      ),
    ),
    STAMP,
  )
  await rebuildCurrentLevels(sql, today)
  for (const personId of people.filter(() => chance(0.4))) {
    const role = ROLES[Math.floor(random() * ROLES.length)] ?? 'DX_LEADER'
    const nominatedBy = chance(0.6) ? { personId: people[0] ?? 0, unitId: sections[0] ?? 0 } : undefined
    await aimAt(sql, { personId, role, from: cityDate('2028-05-01'), nominatedBy })
  }
  await record(
    sql,
    'certificate_event',
    people
      .filter(() => chance(0.15))
      .map((personId) => ({
        personId,
        role: 'DX_LEADER',
        event: 'grant',
        effectiveOn: cityDate('2027-10-19'),
        state: 'valid' as const,
        validThrough: cityDate(chance(0.5) ? '2030-03-31' : '2031-03-31'),
        conditionalThrough: null,
        note: null,
      })),
    STAMP,
  )
  await record(
    sql,
    'completion',
    people.flatMap((personId) =>
      [...courseIds.values()].flatMap((courseId) =>
        chance(0.25)
          ? [
              {
                personId,
                courseId,
                completedOn: cityDate(chance(0.5) ? '2027-09-10' : '2028-09-10'),
                score: null,
                source: 'import' as const,
                enrolmentId: null,
              },
            ]
          : [],
      ),
    ),
    STAMP,
  )
  await sessionsWithPeople(sql, courseIds, people, random)
  return { people, courseIds, hrSectionId: people[1] ?? 0 }
}

async function catalogueFrom(sql: Sql): Promise<Map<string, number>> {
  const read = readCourseCatalogue(catalogue)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  await writeCourses(sql, read.courses, { from: BEGINNING }, STAMP)
  const rows = await sql.course.findMany({ select: { id: true, code: true } })
  return new Map(rows.map(({ id, code }) => [code, id]))
}

/** Of some courses a session that is over and turned people away, and one to come with seats and a waitlist. */
async function sessionsWithPeople(
  sql: Sql,
  courseIds: ReadonlyMap<string, number>,
  people: readonly number[],
  random: () => number,
): Promise<void> {
  for (const code of ['TRN-107', 'TRN-301', 'TRN-302', 'TRN-303', 'TRN-305']) {
    const courseId = courseIds.get(code) ?? 0
    const past = await courseSession(sql, { courseId, startsOn: cityDate('2028-06-10'), capacity: 20 })
    const coming = await courseSession(sql, { courseId, startsOn: cityDate('2029-01-18'), capacity: 12, name: '第2回' })
    const pick = () => people.filter(() => random() < 0.04)
    for (const personId of pick()) {
      await enrolment(sql, { sessionId: past, personId, state: 'turned_away', appliedOn: cityDate('2028-05-20') })
    }
    for (const [index, personId] of pick().entries()) {
      await enrolment(sql, { sessionId: coming, personId, state: index < 8 ? 'seated' : 'waitlisted' })
    }
  }
}

function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
