import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYear } from '~/domain/calendar'
import { isPlannable, planLines } from '~/domain/training-plan'
import { coursesOn } from '~/facts/courses'
import { addPlanVersion, planVersions } from '~/facts/training-plan'
import { adoptForm } from './plan-forms'
import { NOT_PLANNABLE, stalePlan } from './stale-plan'

/** The plan as it stands is decided (決定): a version of its own, so that later drafts leave it as it was. */
export const adoptPlan = command({
  action: 'training-plan.adopt',
  input: adoptForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, input) {
    const year = fiscalYear(input.year)
    if (!isPlannable(year, today)) return refuse(NOT_PLANNABLE)
    const latest = (await planVersions(sql, [year]))[0] ?? null
    const lines = planLines(await coursesOn(sql, today), year, latest?.content ?? null)
    if (input.basedOn !== (latest?.version ?? 0)) return conflictWith(await stalePlan(sql, year, latest, lines))
    if (latest?.state === 'adopted') return refuse(`第 ${latest.version} 版は、もう決定しています。`)
    const note = input.note ?? latest?.note ?? null
    const version = await addPlanVersion(
      sql,
      { fiscalYear: year, state: 'adopted', content: { lines }, note, savedOn: today, basedOn: input.basedOn },
      stamp,
    )
    if (version === null) return conflictWith(await stalePlan(sql, year, null, lines))
    return {
      did: { version },
      audit: {
        subjectKind: 'training_plan',
        subjectId: `${year}-${version}`,
        detail: { year, version, state: 'adopted' },
      },
    }
  },
})
