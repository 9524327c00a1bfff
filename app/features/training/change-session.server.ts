import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYearOf } from '~/domain/calendar'
import type { CourseSession, SeatQuota } from '~/domain/course-session'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { quotasOf, whyNotPlanned } from './session-plan'
import { changeSessionForm, type SessionPlan } from './training-forms'

/** Somebody else changed the session while the form was open. */
export type SessionConflict = { revision: number; fields: string[] }

/** Changes a session; whoever has a seat or waits is told when its days, times or place are others. */
export const changeSession = command({
  action: 'training-session.plan',
  input: changeSessionForm,
  subject: () => theCity,
  async run({ sql, today }, { session: sessionId, revision, plan }) {
    await lockSession(sql, sessionId)
    const before = await sessionById(sql, sessionId)
    if (!before) return refuse('この実施回はありません。一覧から選び直してください。')
    const quotas = await quotasOf(sql, plan, today)
    if (!quotas) return refuse('いまはない部局が選ばれています。選び直してください。')
    const fields = differences(before, plan, quotas)
    if (before.revision !== revision) {
      return conflictWith({ revision: before.revision, fields } satisfies SessionConflict)
    }
    if (before.state === 'cancelled') return refuse('この回は中止になっています。変えられません。')
    const course = (await coursesOn(sql, plan.startsOn)).find((one) => one.courseId === before.courseId)
    if (!course) return refuse('この研修は、その日の目録にありません。日を変えてください。')
    const problem = await whyNotPlanned(sql, course, plan, sessionId)
    if (problem) return refuse(problem)
    if (plan.capacity !== null && plan.capacity < before.seated) {
      return refuse(`いま ${before.seated} 人に席があります。定員は ${before.seated} 以上にしてください。`)
    }
    await sql.$executeRaw`
      UPDATE course_session SET name = ${plan.name}, fiscal_year = ${fiscalYearOf(plan.startsOn)}, starts_on = ${plan.startsOn}::date,
        ends_on = ${plan.endsOn}::date, days = ${JSON.stringify(plan.days)}::jsonb, place = ${plan.place}, url = ${plan.url},
        capacity = ${plan.capacity}, apply_by = ${plan.applyBy}::date, quotas = ${JSON.stringify(quotas)}::jsonb, note = ${plan.note},
        revision = revision + 1
      WHERE id = ${sessionId}`
    const moved = fields.some((field) => MOVES.includes(field))
    return {
      did: { sessionId },
      audit: { subjectKind: 'course_session', subjectId: sessionId, detail: { fields } },
      events: [{ kind: 'session-changed' as const, sessionId, moved }],
    }
  },
})

const MOVES: readonly string[] = ['startsOn', 'endsOn', 'days', 'place', 'url']
const COMPARED = ['name', 'startsOn', 'endsOn', 'place', 'url', 'capacity', 'applyBy', 'note'] as const

function differences(before: CourseSession, plan: SessionPlan, quotas: readonly SeatQuota[]): string[] {
  const simple = COMPARED.filter((field) => before[field] !== plan[field])
  return [
    ...simple,
    ...(keyOfDays(before.days) === keyOfDays(plan.days) ? [] : ['days']),
    ...(keyOfQuotas(before.quotas) === keyOfQuotas(quotas) ? [] : ['quotas']),
  ]
}

function keyOfDays(days: CourseSession['days']): string {
  return days.map(({ on, from, to }) => `${on} ${from} ${to}`).join()
}

function keyOfQuotas(quotas: readonly SeatQuota[]): string {
  return quotas
    .map((quota) => `${quota.kind === 'role' ? quota.role : quota.unitId} ${quota.seats}`)
    .sort()
    .join()
}
