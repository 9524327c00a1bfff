import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { roleWord } from '~/domain/terms'
import { groupRows, totalsOf, unitRows, unlimitedRows } from './plan-rows'
import { planParams } from './plan-state'
import { loadPlanning, nextYear } from './planning'
import { thisYearOf } from './this-year'

/** The whole plan for a workbook, whatever the page shows of it. */
export const planFile = read({
  action: 'training-plan.read',
  params: planParams,
  subject: () => theCity,
  async run({ sql, today }, asked) {
    const year = fiscalYear(asked.year ?? nextYear(today))
    const planning = await loadPlanning(sql, today, { year, version: asked.version ?? null })
    const groups = groupRows(planning, 'all')
    return {
      page: {
        name: `研修計画_${fiscalYearInWareki(year)}_${today}`,
        groups,
        totals: totalsOf(groups),
        units: unitRows(planning, 'all'),
        unlimited: unlimitedRows(planning),
        now: thisYearOf(planning).items.map((item) => ({
          role: roleWord(item.item.role),
          codes: item.item.codes.join('・'),
          title: item.titles.join(' または '),
          all: item.all.length,
          seated: item.seated.length,
          applied: item.applied.length,
          none: item.none.length,
          freeSeats: item.freeSeats,
          missing: item.missing,
          deadline: item.deadline,
        })),
      },
    }
  },
})

export type PlanFile = Awaited<ReturnType<typeof planFile>>
