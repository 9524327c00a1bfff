import { type CityDate, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import type { SeatQuota } from '~/domain/course-session'
import { COURSE_FORMAT_WORDS } from '~/domain/terms'
import type { Course } from '~/domain/training'
import type { Sql } from '~/facts/sql'
import type { SessionPlan } from './training-forms'

/** Why a session cannot be so, in a sentence; null when it can. */
export async function whyNotPlanned(
  sql: Sql,
  course: Pick<Course, 'courseId' | 'format' | 'fromFiscalYear'>,
  plan: SessionPlan,
  sessionId: number | null,
): Promise<string | null> {
  const year = fiscalYearOf(plan.startsOn)
  if ((course.format === 'classroom' || course.format === 'handson') && plan.days.length === 0) {
    return `${COURSE_FORMAT_WORDS[course.format]}の回には、日と時刻を 1 日以上入れてください。`
  }
  if (year < course.fromFiscalYear) {
    return `この研修は ${fiscalYearInWareki(course.fromFiscalYear)}からです。それより前の回は作れません。`
  }
  const namesakes = await sql.$queryRaw<{ id: number }[]>`
    SELECT s.id FROM course_session s
    WHERE s.course_id = ${course.courseId} AND s.fiscal_year = ${year} AND s.name = ${plan.name} AND s.id <> ${sessionId ?? 0}`
  return namesakes.length === 0
    ? null
    : `${fiscalYearInWareki(year)}には、もう「${plan.name}」があります。別の名前にしてください。`
}

/** The quotas as they are stored; null where a department is none of that day. */
export async function quotasOf(sql: Sql, plan: SessionPlan, today: CityDate): Promise<SeatQuota[] | null> {
  if (plan.departmentQuotas.length === 0) return plan.roleQuotas
  const known = await sql.$queryRaw<{ unitId: number; code: string }[]>`
    SELECT u.unit_id AS "unitId", u.code FROM units_on(${today}::date) u
    WHERE u.kind = 'department' AND u.code = ANY (${plan.departmentQuotas.map((quota) => quota.unit)}::text[])`
  const ids = new Map(known.map(({ code, unitId }) => [code, unitId]))
  const departments = plan.departmentQuotas.flatMap(({ unit, seats }) => {
    const unitId = ids.get(unit)
    return unitId === undefined ? [] : [{ kind: 'department' as const, unitId, seats }]
  })
  return departments.length < plan.departmentQuotas.length ? null : [...plan.roleQuotas, ...departments]
}
