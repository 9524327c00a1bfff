import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { addDays, type CityDate, laterOf, withWeekday } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { type Course, isCompletedOn, missingPrerequisites } from '~/domain/training'
import { completionsOf } from '~/facts/completions'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { giveSeats, markApproved, newEnrolment, otherSessionOf, standingEnrolment } from '~/facts/enrolments'
import type { Sql } from '~/facts/sql'
import { applyForm } from '~/features/enrolment/enrolment-forms'

/**
 * Applies for a session. Pressed twice it is one application. Where seats have no limit nobody has to approve: it
 * begins at once.
 */
export const applyForSession = command({
  action: 'enrolment.apply',
  input: applyForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { session: sessionId }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('申し込めるのは職員です。')
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session) return refuse('この実施回はありません。研修の一覧から選び直してください。')
    const standing = await standingEnrolment(sql, sessionId, personId)
    if (standing) return done(standing.enrolmentId, personId, session, [])
    const stop =
      (await whyNotNow(sql, session, personId, today)) ?? (await whyNotThisCourse(sql, session, personId, today))
    if (stop) return refuse(stop)
    const when = { today, stamp, byPersonId: personId }
    const enrolmentId = await newEnrolment(sql, sessionId, personId, when)
    if (!needsApproval(session)) {
      await markApproved(sql, [enrolmentId], { ...when, byPersonId: null })
      await giveSeats(sql, session, { today, stamp })
    }
    return done(enrolmentId, personId, session, ['apply'])
  },
})

/** Seats without a limit take nobody away from work on a fixed day. */
export function needsApproval({ capacity, courseFormat }: Pick<CourseSession, 'capacity' | 'courseFormat'>): boolean {
  return capacity !== null || courseFormat !== 'elearning'
}

function done(enrolmentId: number, personId: number, { sessionId, courseCode }: CourseSession, fields: string[]) {
  return {
    did: { enrolmentId },
    audit: {
      subjectKind: 'enrolment',
      subjectId: enrolmentId,
      subjectPersonId: personId,
      detail: { session: sessionId, course: courseCode, fields },
    },
  }
}

async function whyNotNow(sql: Sql, session: CourseSession, personId: number, today: CityDate): Promise<string | null> {
  if (session.state === 'cancelled') return 'この回は中止になりました。ほかの回を選んでください。'
  const lastDay = session.courseFormat === 'elearning' ? session.endsOn : addDays(session.startsOn, -1)
  if (today > laterOf(lastDay, session.applyBy)) return 'この回は、もう始まっています。ほかの回を選んでください。'
  const [there] = await sql.$queryRaw<{ employed: boolean; away: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM employments_on(${session.startsOn}::date) e WHERE e.person_id = ${personId}) AS employed,
      EXISTS (SELECT 1 FROM leaves_on(${session.startsOn}::date) l WHERE l.person_id = ${personId}) AS away`
  if (!there?.employed) return `${withWeekday(session.startsOn)} には在職していないため、申し込めません。`
  return there.away ? `${withWeekday(session.startsOn)} は休職・派遣などの期間です。復職後の回を選んでください。` : null
}

async function whyNotThisCourse(
  sql: Sql,
  session: CourseSession,
  personId: number,
  today: CityDate,
): Promise<string | null> {
  const courses = new Map((await coursesOn(sql, today)).map((course) => [course.code, course]))
  const course = courses.get(session.courseCode)
  if (!course) return 'この研修は、いまの目録にありません。'
  const completions = await completionsOf(sql, personId, today)
  if (isCompletedOn(course, completions, session.endsOn)) return alreadyCompleted(course)
  if ((await otherSessionOf(sql, session, personId, today)) !== null) {
    return 'この研修のほかの回に、もう申し込んでいます。変えるときは、先にそちらを取り下げてください。'
  }
  const missing = missingPrerequisites(course, courses, completions, session.startsOn)
  const before = await seatedBefore(sql, session, personId, missing)
  const open = missing.filter((code) => !before.has(code))
  if (open.length === 0) return null
  const names = open.map((code) => `「${courses.get(code)?.title ?? code}」（${code}）`).join('、')
  return `先に ${names} を修了してください。研修の一覧から申し込めます。`
}

function alreadyCompleted({ recurrence }: Course): string {
  return recurrence === 'once' ? 'この研修は、もう修了しています。' : 'この研修は、この年度の分をもう修了しています。'
}

/** Prerequisites that will be held before this session begins, with a seat for them. */
async function seatedBefore(
  sql: Sql,
  session: CourseSession,
  personId: number,
  codes: readonly string[],
): Promise<Set<string>> {
  const rows = await sql.$queryRaw<{ code: string }[]>`
    SELECT k.code FROM enrolment e JOIN course_session s ON s.id = e.session_id JOIN course k ON k.id = s.course_id
    WHERE e.person_id = ${personId} AND e.state = 'seated' AND s.ends_on <= ${session.startsOn}::date AND k.code = ANY (${[...codes]}::text[])`
  return new Set(rows.map(({ code }) => code))
}
