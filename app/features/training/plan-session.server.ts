import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYearOf } from '~/domain/calendar'
import { coursesOn } from '~/facts/courses'
import { quotasOf, whyNotPlanned } from './session-plan'
import { planSessionForm } from './training-forms'

/** Sets a session of a course down; from then on people may apply for it. */
export const planSession = command({
  action: 'training-session.plan',
  input: planSessionForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { course: code, plan }) {
    const course = (await coursesOn(sql, plan.startsOn)).find((one) => one.code === code)
    if (!course) return refuse('この研修は、その日の目録にありません。研修を選び直すか、日を変えてください。')
    const problem = await whyNotPlanned(sql, course, plan, null)
    if (problem) return refuse(problem)
    const quotas = await quotasOf(sql, plan, today)
    if (!quotas) return refuse('いまはない部局が選ばれています。選び直してください。')
    const [session] = await sql.$queryRaw<{ id: number }[]>`
      INSERT INTO course_session (course_id, fiscal_year, name, starts_on, ends_on, days, place, url, capacity, apply_by, quotas,
        note, state, revision, recorded_at, recorded_by)
      VALUES (${course.courseId}, ${fiscalYearOf(plan.startsOn)}, ${plan.name}, ${plan.startsOn}::date, ${plan.endsOn}::date,
        ${JSON.stringify(plan.days)}::jsonb, ${plan.place}, ${plan.url}, ${plan.capacity}, ${plan.applyBy}::date,
        ${JSON.stringify(quotas)}::jsonb, ${plan.note}, 'open', 0, ${stamp.at}::timestamptz, ${stamp.by}::int)
      RETURNING id`
    if (!session) throw new Error('the session was not stored')
    return {
      did: { sessionId: session.id },
      audit: {
        subjectKind: 'course_session',
        subjectId: session.id,
        detail: { course: code, capacity: plan.capacity },
      },
    }
  },
})
