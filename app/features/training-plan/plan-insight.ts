import { fiscalYearInWareki, withWeekday } from '~/domain/calendar'
import { requiredCourses } from '~/domain/certification-rules'
import { roleWord } from '~/domain/terms'
import { missingSeats } from '~/domain/training-figures'
import { rolesWithRules } from '~/domain/training-plan'
import { YEARLY_INCREASE } from '~/domain/yearly-increase'
import type { CourseRow, GroupRows } from './plan-rows'
import { limitedCourses, type Planning } from './planning'
import type { ThisYear } from './this-year'

const MOST_NAMED = 3

/** A sentence in pieces: the marked one is the point. */
export type Insight = { text: string; marked: boolean }[]

/** What the page shows, in two sentences. */
export function planInsight(planning: Planning, thisYear: ThisYear, groups: readonly GroupRows[]): Insight {
  const rows = groups.flatMap((group) => group.rows)
  const short = rows.filter((row) => missingSeats(row.total, row.seats) > 0)
  return [
    { text: `${nowSentence(thisYear)}${yearName(planning)}は、`, marked: false },
    ...shortageSentence(planning, groups, short),
    short.length > 0
      ? { text: `案の ${rows.length} 研修のうち ${short.length} で席が需要に届きません。`, marked: false }
      : { text: '', marked: false },
  ].filter(({ text }) => text !== '')
}

/** Who still lacks what the rules ask for this year, and by when they apply. */
export function thisYearSentence({ roles, applyBy }: ThisYear): string {
  const people = roles.map(
    ({ role, candidates, lacking }) => `${roleWord(role)}候補 ${candidates.length} 人のうち ${lacking.length} 人`,
  )
  const until = applyBy === null ? '' : `申請のしめきりは ${withWeekday(applyBy)}。`
  return people.length === 0 ? until : `規則が求める研修が残っているのは、${people.join('、')}です。${until}`
}

/** Where the rules alone ask for more seats than there are, and what the first role's certification takes. */
export function nextYearSentence(planning: Planning, groups: readonly GroupRows[]): string {
  const over = groups.flatMap((group) => group.rows).filter((row) => row.rules > row.seats)
  const first =
    over.length === 0
      ? '認定・更新に要る人だけで席をこえる研修はありません。'
      : `認定・更新に要る人だけで席をこえるのは ${over.map((row) => `${row.code}（${row.rules} 人に ${row.seats} 席）`).join('、')}です。`
  return first + hoursSentence(planning)
}

/** Of which courses one is enough, so that the same people stand behind each. */
export function choiceSentences(planning: Planning, groups: readonly GroupRows[]): string[] {
  const { rules, year, needs } = planning
  if (rules === null) return []
  const rows = new Map(groups.flatMap((group) => group.rows).map((row) => [row.code, row]))
  return rolesWithRules(rules.rules, year).flatMap((role) =>
    (requiredCourses(rules.rules, role, 'certification', year)?.anyOf ?? []).flatMap(({ min, group }) => {
      const own = needs.filter((need) => need.kind === 'rules' && !need.isSeated && group.includes(need.courseCode))
      const people = [...new Set(own.map(({ personId }) => personId))]
      const twice = people.filter((personId) => own.filter((need) => need.personId === personId).length > 1)
      if (twice.length === 0) return []
      const seats = group.reduce((sum, code) => sum + (rows.get(code)?.seats ?? 0), 0)
      return [
        `${group.join('・')} は ${min} つでよく、${twice.length} 人をそれぞれに数えています（合わせて ${people.length} 人に ${seats} 席）。`,
      ]
    }),
  )
}

function nowSentence({ items }: ThisYear): string {
  const goals = ['DX_LEADER', 'DX_MASTER'].map((role) => `+${YEARLY_INCREASE[role] ?? 0}`).join('・')
  const missing = items.filter((item) => item.missing > 0)
  if (missing.length === 0) return `今年度の ${goals} に足りない席はありません。`
  const seats = missing.reduce((sum, item) => sum + item.missing, 0)
  const named = missing.slice(0, MOST_NAMED).map(({ item }) => item.codes.join('・'))
  const more = missing.length > MOST_NAMED ? `など ${missing.length} 研修` : ''
  return `今年度の ${goals} に、${named.join('、')}${more} の席が ${seats} 足りません。`
}

function shortageSentence(planning: Planning, groups: readonly GroupRows[], short: readonly CourseRow[]): Insight {
  if (short.length === 0) return [{ text: 'どの研修の席も需要に届きます。', marked: false }]
  const required = groups.filter(({ id }) => id !== 'other').flatMap((group) => group.rows)
  const rank = (row: CourseRow) => [
    -missingSeats(row.rules, row.seats),
    groups.findIndex((group) => group.rows.includes(row)),
    isEntry(planning, row.code) ? 0 : 1,
    -missingSeats(row.total, row.seats),
  ]
  const asked = required.some((row) => short.includes(row)) ? required : short
  const worst = asked.filter((row) => short.includes(row)).sort((a, b) => compareRanks(rank(a), rank(b)))[0]
  if (!worst) return []
  const entry = isEntry(planning, worst.code) ? '認定の入口の ' : ''
  return [
    { text: `${entry}${worst.code} が ${missingSeats(worst.total, worst.seats)} 席足りません`, marked: true },
    { text: '。', marked: false },
  ]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** Another course of the same rules cannot be begun before it. */
function isEntry(planning: Planning, code: string): boolean {
  const { rules, year } = planning
  if (rules === null) return false
  return rolesWithRules(rules.rules, year).some((role) => {
    const required = requiredCourses(rules.rules, role, 'certification', year)
    const codes = required ? [...required.allOf, ...required.anyOf.flatMap(({ group }) => group)] : []
    return (
      codes.includes(code) &&
      limitedCourses(planning).some((course) => codes.includes(course.code) && course.prerequisites.includes(code))
    )
  })
}

function hoursSentence({ rules, year, courseOf }: Planning): string {
  const role = rolesWithRules(rules?.rules ?? null, year)[0]
  const required = rules && role ? requiredCourses(rules.rules, role, 'certification', year) : null
  if (!role || !required) return ''
  const hoursOf = (code: string) => courseOf.get(code)?.hours ?? 0
  const choices = required.anyOf.map(({ min, group }) => ({
    min,
    hours: group
      .map(hoursOf)
      .sort((a, b) => a - b)
      .slice(0, min),
  }))
  const count = required.allOf.length + choices.reduce((sum, { min }) => sum + min, 0)
  const hours = [...required.allOf.map(hoursOf), ...choices.flatMap((choice) => choice.hours)].reduce(
    (sum, each) => sum + each,
    0,
  )
  return `${roleWord(role)}の認定に要る研修は ${count} つ・${hours} 時間です。`
}

function yearName({ year, thisYear }: Planning): string {
  if (year === thisYear + 1) return '来年度'
  return year === thisYear ? '今年度の計画' : fiscalYearInWareki(year)
}
