import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki, fiscalYearStart } from '~/domain/calendar'
import { inNextYear } from '~/domain/next-year-sessions'
import { sessionsOfYears } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { copySessionsForm } from './training-forms'

/** Takes the sessions of a fiscal year over into the next one; those that stand there already stay as they are. */
export const copySessions = command({
  action: 'training-session.plan',
  input: copySessionsForm,
  subject: () => theCity,
  async run({ sql, stamp }, { year }) {
    const from = fiscalYear(year)
    const to = fiscalYear(year + 1)
    const goOn = new Set((await coursesOn(sql, fiscalYearStart(to))).map((course) => course.courseId))
    const sessions = (await sessionsOfYears(sql, [from])).filter(
      (session) => session.state === 'open' && goOn.has(session.courseId),
    )
    if (sessions.length === 0) {
      return refuse(`${fiscalYearInWareki(from)}に、写せる実施回がありません。`)
    }
    const rows = sessions.map((session) => ({ ...session, ...inNextYear(session) }))
    const copied = await sql.$queryRaw<{ id: number }[]>`
      INSERT INTO course_session (course_id, fiscal_year, name, starts_on, ends_on, days, place, url, capacity, apply_by, quotas,
        note, state, revision, recorded_at, recorded_by)
      SELECT x."courseId", x."fiscalYear", x.name, x."startsOn", x."endsOn", x.days, x.place, x.url, x.capacity, x."applyBy",
        x.quotas, x.note, 'open', 0, ${stamp.at}::timestamptz, ${stamp.by}::int
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("courseId" int, "fiscalYear" int, name text, "startsOn" date,
        "endsOn" date, days jsonb, place text, url text, capacity int, "applyBy" date, quotas jsonb, note text)
      ON CONFLICT (course_id, fiscal_year, name) DO NOTHING
      RETURNING id`
    return {
      did: { copied: copied.length, stood: rows.length - copied.length, year: to },
      audit: { subjectKind: 'fiscal_year', subjectId: to, detail: { copied: copied.length } },
    }
  },
})
