import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { PROVIDER_TYPE_WORDS } from '~/domain/terms'
import { missingSeats } from '~/domain/training-figures'
import { costOf, type PlanLine, planCost } from '~/domain/training-plan'
import { type CourseRow, groupRows } from './plan-rows'
import { planParams } from './plan-state'
import { loadPlanning, nextYear } from './planning'

export type BudgetRow = {
  code: string
  title: string
  provider: string
  sessions: number
  capacity: number
  seats: number
  /** Seats × hours of the course. */
  hours: number
  costPerSession: number | null
  /** Null: not known. */
  cost: number | null
  lastCost: number | null
  reason: string
  note: string
}

/** What is asked for next year's budget, each course with its reason in figures. */
export const budgetPage = read({
  action: 'training-plan.read',
  params: planParams,
  subject: () => theCity,
  async run({ sql, today }, asked) {
    const year = fiscalYear(asked.year ?? nextYear(today))
    const planning = await loadPlanning(sql, today, { year, version: asked.version ?? null })
    const last = new Map((planning.lastYears[0]?.content.lines ?? []).map((line) => [line.courseCode, line]))
    const rows = groupRows(planning, 'all')
      .flatMap((group) => group.rows.map((row) => ({ ...row, group: group.title })))
      .filter(({ line }) => line.sessions > 0)
      .map((row): BudgetRow => {
        const course = planning.courseOf.get(row.code)
        return {
          code: row.code,
          title: row.title,
          provider: course ? `${PROVIDER_TYPE_WORDS[course.providerType]}（${course.providerName}）` : '',
          sessions: row.line.sessions,
          capacity: row.line.capacity,
          seats: row.seats,
          hours: row.seats * row.hours,
          costPerSession: row.line.costPerSession,
          cost: costOf(row.line),
          lastCost: lastCost(last.get(row.code)),
          reason: reasonOf(row),
          note: row.line.note,
        }
      })
    const sum = (value: (row: BudgetRow) => number) => rows.reduce((total, row) => total + value(row), 0)
    return {
      page: {
        year,
        yearName: fiscalYearInWareki(year),
        today,
        version: planning.shown && { version: planning.shown.version, state: planning.shown.state },
        rows,
        totals: {
          sessions: sum((row) => row.sessions),
          seats: sum((row) => row.seats),
          hours: sum((row) => row.hours),
          cost: planCost(planning.lines),
        },
      },
    }
  },
})

export type BudgetPage = Awaited<ReturnType<typeof budgetPage>>

/** Null: there was no plan, or its cost is not known. */
function lastCost(line: PlanLine | undefined): number | null {
  return line ? costOf(line) : null
}

function reasonOf(row: CourseRow): string {
  const missing = missingSeats(row.total, row.seats)
  const wait = row.longestMonths === null || row.longestMonths === 0 ? '' : `最長 ${row.longestMonths} か月待ち。`
  const seats = missing > 0 ? `${missing} 席足りない。` : `需要に届く（${row.seats - row.total} 席の余り）。`
  return `${row.units} 部局の ${row.total} 人に要る（認定・更新 ${row.rules} 人、役割の差 ${row.gap} 人）。${seats}${wait}`
}
