import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type FiscalYear, fiscalYear, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { whyDayOff } from '~/domain/session-words'
import { type SessionWithCounts, sessionsOfYears } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { isHoliday } from '~/platform/holidays'
import { type SessionLine, sessionLine } from './session-line'

export const sessionsParams = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  course: z.string().max(40).catch(''),
  state: z.enum(['', 'open', 'closed', 'over', 'cancelled']).catch(''),
})

export type PlannedLine = SessionLine & { seated: number; applied: number; off: string[] }

export type SessionsPage = {
  year: FiscalYear
  title: string
  course: string
  state: z.output<typeof sessionsParams>['state']
  lines: PlannedLine[]
  total: { sessions: number; seats: number; seated: number; waitlisted: number; applied: number }
  courses: { code: string; title: string }[]
  /** Sessions of the year before that the year still lacks. */
  toCopy: { from: FiscalYear; title: string; sessions: number } | null
}

/** The office's list: every session of a fiscal year with who stands where. */
export const plannedSessions = read({
  action: 'training-sessions.read',
  params: sessionsParams,
  subject: () => theCity,
  async run({ sql, today }, params): Promise<{ page: SessionsPage }> {
    const year = fiscalYear(params.year ?? fiscalYearOf(today))
    const before = fiscalYear(year - 1)
    const [sessions, courses] = await Promise.all([sessionsOfYears(sql, [before, year]), coursesOn(sql, today)])
    const ofYear = sessions.filter((one) => one.fiscalYear === year)
    const shown = ofYear.filter((one) => params.course === '' || one.courseCode === params.course)
    const lines = shown
      .map((session) => ({ session, line: plannedLine(session, today) }))
      .filter(({ line }) => params.state === '' || stateOf(line) === params.state)
    return {
      page: {
        year,
        title: fiscalYearInWareki(year),
        course: params.course,
        state: params.state,
        lines: lines.map(({ line }) => line),
        total: totalOf(lines.map(({ session }) => session)),
        courses: courses.map(({ code, title }) => ({ code, title })),
        toCopy: toCopyOf(sessions, year, before, new Set(courses.map((one) => one.courseId))),
      },
    }
  },
})

/** The address's parameters. */
export function sessionsParamsOf(request: Request): z.input<typeof sessionsParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof sessionsParams>
}

function plannedLine(session: SessionWithCounts, today: Parameters<typeof sessionLine>[1]): PlannedLine {
  const off = session.days.flatMap(({ on }) => {
    const why = whyDayOff(on, isHoliday)
    return why ? [why] : []
  })
  return {
    ...sessionLine(session, today, new Map()),
    seated: session.seated,
    applied: session.applied,
    off: [...new Set(off)],
  }
}

function stateOf({ isCancelled, isOver, isOpen }: SessionLine): SessionsPage['state'] {
  if (isCancelled) return 'cancelled'
  if (isOver) return 'over'
  return isOpen ? 'open' : 'closed'
}

function totalOf(sessions: readonly SessionWithCounts[]): SessionsPage['total'] {
  const open = sessions.filter((one) => one.state === 'open')
  const sum = (count: (one: SessionWithCounts) => number) => open.reduce((total, one) => total + count(one), 0)
  return {
    sessions: open.length,
    seats: sum((one) => one.capacity ?? 0),
    seated: sum((one) => one.seated),
    waitlisted: sum((one) => one.waitlisted),
    applied: sum((one) => one.applied),
  }
}

function toCopyOf(
  sessions: readonly SessionWithCounts[],
  year: FiscalYear,
  before: FiscalYear,
  goOn: ReadonlySet<number>,
): SessionsPage['toCopy'] {
  const has = new Set(sessions.filter((one) => one.fiscalYear === year).map((one) => one.courseId))
  const lacking = sessions.filter(
    (one) => one.fiscalYear === before && one.state === 'open' && goOn.has(one.courseId) && !has.has(one.courseId),
  )
  if (lacking.length === 0) return null
  return { from: before, title: fiscalYearInWareki(before), sessions: lacking.length }
}
