import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { planLines, proposedLine, seatsOf } from '~/domain/training-plan'
import { sessionsOfYears } from '~/facts/course-sessions'
import { coursesOn } from '~/facts/courses'
import { completionsByCourse, planVersions } from '~/facts/training-plan'
import { planParams } from './plan-state'
import { nextYear } from './planning'

/** A year's plan beside the plan of the year before and what was held in it. */
export const planCompare = read({
  action: 'training-plan.read',
  params: planParams,
  subject: () => theCity,
  async run({ sql, today }, asked) {
    const year = fiscalYear(asked.year ?? nextYear(today))
    const before = fiscalYear(year - 1)
    const [courses, versions, sessions, completed] = await Promise.all([
      coursesOn(sql, today),
      planVersions(sql, [year, before]),
      sessionsOfYears(sql, [before]),
      completionsByCourse(sql, before),
    ])
    const latest = (of: typeof year) => versions.find((one) => one.fiscalYear === of) ?? null
    const adopted = versions.find((one) => one.fiscalYear === before && one.state === 'adopted') ?? latest(before)
    const old = new Map(planLines(courses, before, adopted?.content ?? null).map((line) => [line.courseCode, line]))
    const now = new Map(planLines(courses, year, latest(year)?.content ?? null).map((line) => [line.courseCode, line]))
    return {
      page: {
        year,
        beforeYear: before,
        yearName: fiscalYearInWareki(year),
        beforeName: fiscalYearInWareki(before),
        beforeVersion: adopted && { version: adopted.version, state: adopted.state },
        version: latest(year)?.version ?? null,
        rows: courses
          .filter((course) => proposedLine(course, year) !== null)
          .map(({ code, title }) => {
            const held = sessions.filter((session) => session.courseCode === code && session.state === 'open')
            const planned = old.get(code)
            const plan = now.get(code)
            return {
              code,
              title,
              before: planned ? { ...planned, seats: seatsOf(planned) } : null,
              held: {
                sessions: held.length,
                seats: held.reduce((sum, session) => sum + (session.capacity ?? 0), 0),
                taken: held.reduce((sum, session) => sum + session.seated, 0),
                completed: completed.get(code) ?? 0,
              },
              now: plan ? { ...plan, seats: seatsOf(plan) } : null,
            }
          }),
      },
    }
  },
})

export type PlanComparePage = Awaited<ReturnType<typeof planCompare>>
