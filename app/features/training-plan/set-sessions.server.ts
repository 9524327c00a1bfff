import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYear } from '~/domain/calendar'
import { isPlannable, planLines } from '~/domain/training-plan'
import { coursesOn } from '~/facts/courses'
import { addPlanVersion, planVersions } from '~/facts/training-plan'
import { sessionsForm } from './plan-forms'
import { NOT_PLANNABLE, stalePlan } from './stale-plan'

/** Plans another number of sessions of one course: the next version of the plan. */
export const setSessions = command({
  action: 'training-plan.save',
  input: sessionsForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, input) {
    const year = fiscalYear(input.year)
    if (!isPlannable(year, today)) return refuse(NOT_PLANNABLE)
    const [courses, versions] = [await coursesOn(sql, today), await planVersions(sql, [year])]
    const latest = versions[0] ?? null
    const standing = planLines(courses, year, latest?.content ?? null)
    const line = standing.find(({ courseCode }) => courseCode === input.course)
    if (!line) return refuse('この研修は、席を計画する研修ではありません。')
    const lines = standing.map((one) => (one === line ? { ...line, sessions: input.sessions } : one))
    if (input.basedOn !== (latest?.version ?? 0)) return conflictWith(await stalePlan(sql, year, latest, lines))
    if (line.sessions === input.sessions) return refuse(`${input.course} は、いまの案が ${line.sessions} 回です。`)
    const version = await addPlanVersion(
      sql,
      {
        fiscalYear: year,
        state: 'draft',
        content: { lines },
        note: latest?.note ?? null,
        savedOn: today,
        basedOn: input.basedOn,
      },
      stamp,
    )
    if (version === null) return conflictWith(await stalePlan(sql, year, null, lines))
    return {
      did: { version, course: input.course, sessions: input.sessions },
      audit: {
        subjectKind: 'training_plan',
        subjectId: `${year}-${version}`,
        detail: { year, version, courses: [input.course], sessions: input.sessions },
      },
    }
  },
})
