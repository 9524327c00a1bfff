import { fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { requiredCourses, ruleInYear } from '~/domain/certification-rules'
import { roleWord } from '~/domain/terms'
import {
  type CourseFigures,
  courseFigures,
  figuresOf,
  groupedBy,
  missingSeats,
  type Need,
  stillOpen,
} from '~/domain/training-figures'
import { type CourseGroup, courseGroups, type PlanLine, seatsOf } from '~/domain/training-plan'
import { YEARLY_INCREASE } from '~/domain/yearly-increase'
import { limitedCourses, type Planning, unlimitedCourses } from './planning'

/** Which needs a page shows. */
export type KindShown = 'all' | 'rules' | 'gap'

export type CourseRow = CourseFigures & {
  code: string
  title: string
  hours: number
  line: PlanLine
  seats: number
  /** Demand of the kind shown. */
  demand: number
  /** Seats left over; negative: missing. */
  balance: number
}

export type GroupRows = { id: string; title: string; aside: string; rows: CourseRow[] }

export type PlanTotals = {
  courses: number
  demand: number
  rules: number
  seats: number
  missing: number
  hours: number
}

export type UnitRow = {
  code: string
  name: string
  rules: number
  gap: number
  demand: number
  /** Each person once. */
  people: number
  /** The course most asked for. */
  most: { code: string; title: string; demand: number } | null
}

export type UnlimitedRow = CourseFigures & { code: string; title: string; hours: number }

/** The courses with limited seats in the groups of the rules. */
export function groupRows(planning: Planning, kind: KindShown): GroupRows[] {
  const needs = groupedBy(planning.needs, ({ courseCode }) => courseCode)
  const lines = new Map(planning.lines.map((line) => [line.courseCode, line]))
  return courseGroups(planning.rules?.rules ?? null, limitedCourses(planning), planning.year).map((group) => ({
    id: group.id,
    title: groupTitle(planning, group),
    aside: groupAside(planning, group),
    rows: group.courses.flatMap(({ code, title, hours }) => {
      const line = lines.get(code)
      if (!line) return []
      const figures = courseFigures(needs.get(code) ?? [], planning.today)
      const demand = shownOf(figures, kind)
      const seats = seatsOf(line)
      return [{ ...figures, code, title, hours, line, seats, demand, balance: seats - demand }]
    }),
  }))
}

/** Sums over the rows; missing seats of one course are not made up for by another's free ones. */
export function totalsOf(groups: readonly GroupRows[]): PlanTotals {
  const rows = groups.flatMap((group) => group.rows)
  const sum = (value: (row: CourseRow) => number) => rows.reduce((total, row) => total + value(row), 0)
  return {
    courses: rows.length,
    demand: sum((row) => row.demand),
    rules: sum((row) => row.rules),
    seats: sum((row) => row.seats),
    missing: sum((row) => missingSeats(row.demand, row.seats)),
    hours: sum((row) => row.seats * row.hours),
  }
}

/** The same demand by the unit at the top of each person's line. */
export function unitRows(planning: Planning, kind: KindShown): UnitRow[] {
  const limited = new Map(limitedCourses(planning).map((course) => [course.code, course]))
  const shown = stillOpen(planning.needs).filter((need) => limited.has(need.courseCode) && isShown(need, kind))
  const byUnit = groupedBy(shown, ({ topUnitId }) => topUnitId)
  return planning.city.topUnits
    .flatMap(({ unitId, code, name }) => {
      const own = byUnit.get(unitId) ?? []
      if (own.length === 0) return []
      const { rules, gap } = figuresOf(own)
      const most = [...groupedBy(own, ({ courseCode }) => courseCode)].sort((a, b) => b[1].length - a[1].length)[0]
      return [
        {
          code,
          name,
          rules,
          gap,
          demand: own.length,
          people: new Set(own.map(({ personId }) => personId)).size,
          most: most ? { code: most[0], title: limited.get(most[0])?.title ?? most[0], demand: most[1].length } : null,
        },
      ]
    })
    .sort((a, b) => b.demand - a.demand)
}

/** Courses without a limit: whoever needs one may begin today. */
export function unlimitedRows(planning: Planning): UnlimitedRow[] {
  const needs = groupedBy(planning.needs, ({ courseCode }) => courseCode)
  return unlimitedCourses(planning).map(({ code, title, hours }) => ({
    code,
    title,
    hours,
    ...courseFigures(needs.get(code) ?? [], planning.today),
  }))
}

export function isShown(need: Need, kind: KindShown): boolean {
  return kind === 'all' || need.kind === kind
}

function shownOf(figures: CourseFigures, kind: KindShown): number {
  return kind === 'all' ? figures.total : figures[kind]
}

function groupTitle({ rules, year }: Planning, { role, stage }: CourseGroup): string {
  if (role === null) return '全職員・管理職などの役割の差'
  const isDesignation = rules !== null && ruleInYear(rules.rules, role, year)?.decision === 'designation'
  if (stage === 'certification') return `${roleWord(role)}の${isDesignation ? '指定' : '認定'}に要る`
  return `${roleWord(role)}の最初の更新までに要る`
}

function groupAside(planning: Planning, { role, stage }: CourseGroup): string {
  if (role === null || stage === null) return ''
  if (stage === 'renewal') return renewalsDue(planning, role)
  const increase = YEARLY_INCREASE[role]
  return [increase === undefined ? '' : `+${increase}`, endingProvision(planning, role)].filter(Boolean).join('　')
}

/** How many certificates end when: 令和12年度末に 22 人。 */
function renewalsDue({ city }: Planning, role: string): string {
  const years = city.people.flatMap(({ certificates }) =>
    certificates.flatMap((one) => (one.role === role && one.validThrough ? [fiscalYearOf(one.validThrough)] : [])),
  )
  return [...new Set(years)]
    .sort()
    .map((year) => `${fiscalYearInWareki(year)}末に ${years.filter((one) => one === year).length} 人`)
    .join('、')
}

/** A provision that stands for these courses this year and no longer in the year planned. */
function endingProvision({ rules, thisYear, year }: Planning, role: string): string {
  const provisions = (of: typeof year) =>
    (rules === null ? null : requiredCourses(rules.rules, role, 'certification', of))?.substitutes.map(
      ({ provisionId }) => provisionId,
    ) ?? []
  const still = provisions(year)
  const ending = provisions(thisYear).filter((id) => !still.includes(id))
  return ending.length === 0 ? '' : `経過措置 ${ending.join('・')} は${fiscalYearInWareki(thisYear)}まで`
}
