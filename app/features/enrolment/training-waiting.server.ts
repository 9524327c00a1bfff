import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { addDays, type CityDate, fiscalYearEnd, fiscalYearOf, withWeekday } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** A seat that begins within these days is told on home. */
const DAYS_AHEAD = 14

type Row = { kind: 'yearly' | 'seat'; title: string; code: string; sessionId: number | null; on: CityDate | null }

/** What training asks of the viewer now, for home: yearly courses still to complete, and seats that begin soon. */
export const trainingWaiting = read({
  action: 'own-training.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    const rows = viewer.personId === null ? [] : await rowsOf(sql, viewer.personId, today)
    const lastDay = fiscalYearEnd(fiscalYearOf(today))
    return {
      page: rows.map(({ kind, title, code, sessionId, on }) => ({
        key: `${kind}-${sessionId ?? code}`,
        kind,
        title,
        code,
        sessionId,
        on: on && withWeekday(on),
        dueOn: on ?? lastDay,
        due: withWeekday(on ?? lastDay),
      })),
    }
  },
})

export type TrainingWaiting = Awaited<ReturnType<typeof trainingWaiting>>

function rowsOf(sql: Sql, personId: number, today: CityDate): Promise<Row[]> {
  return sql.$queryRaw<Row[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d)
    SELECT 'yearly' AS kind, c.title, c.code, NULL::int AS "sessionId", NULL::text AS on
    FROM clock, courses_on(clock.d) c
    WHERE c.recurrence = 'every_fiscal_year' AND 'GENERAL_STAFF' = ANY (c.target_roles) AND c.from_fiscal_year <= fiscal_year_of(clock.d)
      AND EXISTS (SELECT 1 FROM course_session s WHERE s.course_id = c.course_id AND s.fiscal_year = fiscal_year_of(clock.d)
        AND s.state = 'open' AND s.starts_on <= clock.d AND s.ends_on >= clock.d)
      AND NOT EXISTS (SELECT 1 FROM completions_on(clock.d) k WHERE k.person_id = ${personId} AND k.course_id = c.course_id
        AND fiscal_year_of(k.completed_on) = fiscal_year_of(clock.d))
    UNION ALL
    SELECT 'seat', c.title || ' ' || s.name, c.code, s.id, s.starts_on::text
    FROM clock, enrolment e JOIN course_session s ON s.id = e.session_id
    JOIN courses_on(clock.d) c ON c.course_id = s.course_id
    WHERE e.person_id = ${personId} AND e.state = 'seated' AND s.state = 'open'
      AND s.starts_on > clock.d AND s.starts_on <= ${addDays(today, DAYS_AHEAD)}::date
    ORDER BY 1, 5, 2`
}
