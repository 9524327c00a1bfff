import type { CityDate } from '~/domain/calendar'
import { type CoursePeriod, periodsWith, type ToldCourse } from '~/domain/course-catalogue'
import type { RecordedRows } from '~/facts/record'
import { type Replacement, replacementOf, replaceRows, type Stored } from '~/facts/replace-rows'
import type { Sql, Stamp } from '~/facts/sql'
import { idIn } from '~/facts/write-units'

type Row = RecordedRows['course_period']
type StoredCourse = { courseId: number; code: string; periods: (CoursePeriod & { id: number })[] }

/** Every course that was ever told, with its periods in the order of time (none where all were taken back). */
export async function storedCourses(sql: Sql): Promise<StoredCourse[]> {
  return sql.$queryRaw<StoredCourse[]>`
    SELECT c.id AS "courseId", c.code, (
      SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', c.code, 'title', p.title, 'providerType', p.provider_type,
        'providerName', p.provider_name, 'format', p.format, 'hours', p.hours::float8,
        'develops', (SELECT coalesce(json_agg(json_build_object('skillCode', x.skill, 'toLevel', x.level) ORDER BY x.n), '[]')
          FROM unnest(p.develops_skills, p.develops_levels) WITH ORDINALITY AS x (skill, level, n)),
        'prerequisites', to_json(p.prerequisites), 'targetRoles', to_json(p.target_roles), 'capacityPerSession', p.capacity_per_session,
        'sessionsPerYear', p.sessions_per_year, 'annualCapacity', p.annual_capacity, 'capacityByYear', p.capacity_by_year,
        'fromFiscalYear', p.from_fiscal_year, 'recurrence', p.recurrence, 'completionCriteria', p.completion_criteria,
        'costPerSession', p.cost_per_session, 'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from), '[]')
      FROM course_period p WHERE p.course_id = c.id AND p.voided_at IS NULL) AS periods
    FROM course c ORDER BY c.code`
}

/** Keeps whoever else changes this course waiting until this transaction ends. */
export async function lockCourse(sql: Sql, code: string): Promise<void> {
  await sql.$queryRaw`
    SELECT p.id FROM course_period p WHERE p.course_id = (SELECT c.id FROM course c WHERE c.code = ${code}) AND p.voided_at IS NULL
    FOR UPDATE`
}

/**
 * Writes courses as they are to be from a day on. What is told the same stays as it is recorded; courses that are not
 * named stay too.
 */
export async function writeCourses(
  sql: Sql,
  courses: readonly ToldCourse[],
  { from }: { from: CityDate },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO course (code, import_id) SELECT x.code, ${stamp.importId ?? null}::int
    FROM unnest(${courses.map((course) => course.code)}::text[]) AS x (code) ON CONFLICT (code) DO NOTHING`
  const stored = new Map((await storedCourses(sql)).map((one) => [one.code, one]))
  const ids = new Map([...stored].map(([code, one]) => [code, one.courseId]))
  const whole: Replacement<Row> = { takenBack: [], recorded: [] }
  for (const told of courses) {
    const courseId = idIn(ids, told.code)
    const known = stored.get(told.code)?.periods ?? []
    const rows = known.map(({ id, ...period }): Stored<Row> => ({ id, row: rowOf(courseId, period) }))
    const after = periodsWith(known.map(withoutId), told, from).map((period) => rowOf(courseId, period))
    const { takenBack, recorded } = replacementOf(rows, after, FIELDS)
    whole.takenBack.push(...takenBack)
    whole.recorded.push(...recorded)
  }
  await replaceRows(sql, 'course_period', whole, stamp)
}

function withoutId({ id: _id, ...period }: CoursePeriod & { id: number }): CoursePeriod {
  return period
}

function rowOf(courseId: number, { code: _code, develops, ...period }: CoursePeriod): Row {
  return {
    courseId,
    ...period,
    developsSkills: develops.map((one) => one.skillCode),
    developsLevels: develops.map((one) => one.toLevel),
  }
}

const FIELDS: readonly (keyof Row & string)[] = [
  'courseId',
  'title',
  'providerType',
  'providerName',
  'format',
  'hours',
  'developsSkills',
  'developsLevels',
  'prerequisites',
  'targetRoles',
  'capacityPerSession',
  'sessionsPerYear',
  'annualCapacity',
  'capacityByYear',
  'fromFiscalYear',
  'recurrence',
  'completionCriteria',
  'costPerSession',
  'validFrom',
  'validTo',
]
