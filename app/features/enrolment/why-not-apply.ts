import { type CityDate, withWeekday } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { lastDayToJoin } from '~/domain/session-upkeep'
import { type Course, isCompletedOn, missingPrerequisites } from '~/domain/training'
import { completionsOf } from '~/facts/completions'
import { coursesOn } from '~/facts/courses'
import { otherSessionOf } from '~/facts/enrolments'
import type { Sql } from '~/facts/sql'

/** Why somebody cannot apply, in a sentence, and the courses that come first where that is why. */
export type WhyNot = { sentence: string; first: { code: string; title: string }[] }

/** What keeps somebody from applying for a session on a day; null when nothing does. */
export async function whyNotApply(
  sql: Sql,
  session: CourseSession,
  personId: number,
  today: CityDate,
): Promise<WhyNot | null> {
  const sentence = await whyNotNow(sql, session, personId, today)
  return sentence === null ? whyNotThisCourse(sql, session, personId, today) : { sentence, first: [] }
}

async function whyNotNow(sql: Sql, session: CourseSession, personId: number, today: CityDate): Promise<string | null> {
  if (session.state === 'cancelled') return 'この回は中止になりました。ほかの回を選んでください。'
  if (today > lastDayToJoin(session)) return 'この回は、もう始まっています。ほかの回を選んでください。'
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
): Promise<WhyNot | null> {
  const courses = new Map((await coursesOn(sql, today)).map((course) => [course.code, course]))
  const course = courses.get(session.courseCode)
  if (!course) return { sentence: 'この研修は、いまの目録にありません。', first: [] }
  const completions = await completionsOf(sql, personId, today)
  if (isCompletedOn(course, completions, session.endsOn)) return { sentence: alreadyCompleted(course), first: [] }
  if ((await otherSessionOf(sql, session, personId, today)) !== null) {
    const sentence = 'この研修のほかの回に、もう申し込んでいます。変えるときは、先にそちらを取り下げてください。'
    return { sentence, first: [] }
  }
  const missing = missingPrerequisites(course, courses, completions, session.startsOn)
  const before = missing.length > 0 ? await seatedBefore(sql, session, personId, missing) : new Set<string>()
  const first = missing
    .filter((code) => !before.has(code))
    .map((code) => ({ code, title: courses.get(code)?.title ?? code }))
  if (first.length === 0) return null
  const names = first.map(({ code, title }) => `「${title}」（${code}）`).join('、')
  return { sentence: `先に ${names} を修了してください。研修の一覧から申し込めます。`, first }
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
