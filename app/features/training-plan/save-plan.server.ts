import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYear } from '~/domain/calendar'
import { isPlannable, type PlanLine, planDifferences, planLines } from '~/domain/training-plan'
import { coursesOn } from '~/facts/courses'
import { addPlanVersion, planVersions } from '~/facts/training-plan'
import { planForm } from './plan-forms'
import { NOT_PLANNABLE, stalePlan } from './stale-plan'

/** Keeps an edited plan as its next version; the versions before stay. */
export const savePlan = command({
  action: 'training-plan.save',
  input: planForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, input) {
    const year = fiscalYear(input.year)
    if (!isPlannable(year, today)) return refuse(NOT_PLANNABLE)
    const [courses, versions] = [await coursesOn(sql, today), await planVersions(sql, [year])]
    const latest = versions[0] ?? null
    const standing = planLines(courses, year, latest?.content ?? null)
    const told = new Map(input.lines.map((line) => [line.courseCode, line]))
    const lines = standing.map((line): PlanLine => {
      const typed = told.get(line.courseCode)
      return typed ? { ...typed, costPerSession: typed.costPerSession ?? null, note: typed.note ?? '' } : line
    })
    if (input.basedOn !== (latest?.version ?? 0)) return conflictWith(await stalePlan(sql, year, latest, lines))
    const changed = planDifferences(standing, lines).map(({ courseCode }) => courseCode)
    if (latest !== null && changed.length === 0 && (input.note ?? '') === (latest.note ?? '')) {
      return refuse('変わったところがありません。')
    }
    const version = await addPlanVersion(
      sql,
      {
        fiscalYear: year,
        state: 'draft',
        content: { lines },
        note: input.note ?? null,
        savedOn: today,
        basedOn: input.basedOn,
      },
      stamp,
    )
    if (version === null) return conflictWith(await stalePlan(sql, year, null, lines))
    return {
      did: { version, changed: changed.length },
      audit: {
        subjectKind: 'training_plan',
        subjectId: `${year}-${version}`,
        detail: { year, version, courses: changed },
      },
    }
  },
})
