import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { planCost } from '~/domain/training-plan'
import { groupRows, totalsOf } from './plan-rows'
import { planParams } from './plan-state'
import { loadPlanning, nextYear } from './planning'

/** The plan of a year with its demand, for editing, and the versions so far. */
export const planEdit = read({
  action: 'training-plan.read',
  params: planParams,
  subject: () => theCity,
  async run({ sql, today, as }, asked) {
    const year = fiscalYear(asked.year ?? nextYear(today))
    const planning = await loadPlanning(sql, today, { year })
    const groups = groupRows(planning, 'all')
    return {
      page: {
        year,
        yearName: fiscalYearInWareki(year),
        canEdit: as === 'hr_section',
        latest: planning.versions[0]?.version ?? 0,
        isAdopted: planning.versions[0]?.state === 'adopted',
        note: planning.versions[0]?.note ?? '',
        rows: groups.flatMap((group) => group.rows).sort((a, b) => (a.code < b.code ? -1 : 1)),
        totals: totalsOf(groups),
        cost: planCost(planning.lines),
        versions: planning.versions.map(({ version, state, savedOn, savedAt, savedBy, note, content }) => ({
          version,
          state,
          savedOn,
          savedAt,
          savedBy,
          note,
          seats: content.lines.reduce((sum, line) => sum + line.sessions * line.capacity, 0),
          cost: planCost(content.lines),
        })),
      },
    }
  },
})

export type PlanEditPage = Awaited<ReturnType<typeof planEdit>>
