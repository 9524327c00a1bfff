import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { figuresOf, groupedBy, stillOpen } from '~/domain/training-figures'
import { isPlannable, planCost, planDifferences, proposedLine, seatsOf, sessionChoices } from '~/domain/training-plan'
import { peopleOn } from '~/facts/people-list'
import type { Sql } from '~/facts/sql'
import { choiceSentences, nextYearSentence, planInsight, thisYearSentence } from './plan-insight'
import { type CourseRow, groupRows, isShown, totalsOf, unitRows, unlimitedRows } from './plan-rows'
import { type PlanState, planParams } from './plan-state'
import { loadPlanning, nextYear, type Planning } from './planning'
import { reasonsShown } from './reason-words'
import { thisYearOf } from './this-year'

const LONGEST_WAITS = 5

/** The plan of a year: seats against demand, what this year still needs, and one course unfolded. */
export const planPage = read({
  action: 'training-plan.read',
  params: planParams,
  subject: () => theCity,
  async run({ sql, today, as }, asked) {
    const year = fiscalYear(asked.year ?? nextYear(today))
    if (!isPlannable(year, today)) return null
    const state: PlanState = { ...asked, year, version: asked.version ?? null }
    const planning = await loadPlanning(sql, today, { year, version: state.version })
    const thisYear = thisYearOf(planning)
    const groups = groupRows(planning, state.kind)
    const open = groups.flatMap((group) => group.rows).find(({ code }) => code === state.course) ?? null
    const unfolded = open && (await unfold(sql, planning, open, state))
    return {
      page: {
        state,
        today,
        yearName: fiscalYearInWareki(year),
        thisYearName: fiscalYearInWareki(planning.thisYear),
        isRunning: year === planning.thisYear,
        canEdit: as === 'hr_section',
        shown: versionShown(planning),
        latest: planning.versions[0]?.version ?? 0,
        nothing: whatIsMissing(planning),
        insight: planInsight(planning, thisYear, groups),
        now: {
          sentence: thisYearSentence(thisYear),
          items: thisYear.items.map(({ all, seated, applied, none, ...item }) => ({
            ...item,
            all: all.length,
            seated: seated.length,
            applied: applied.length,
            none: none.length,
          })),
        },
        sentence: nextYearSentence(planning, groups),
        choices: choiceSentences(planning, groups),
        groups,
        totals: totalsOf(groups),
        cost: planCost(planning.lines),
        units: state.by === 'unit' ? unitRows(planning, state.kind) : [],
        unlimited: unlimitedRows(planning),
        changed: changedFromProposal(planning),
        unfolded: unfolded?.shown ?? null,
      },
      looked: unfolded?.looked ?? [],
    }
  },
})

export type PlanPage = Awaited<ReturnType<typeof planPage>>

function versionShown({ shown, versions }: Planning) {
  if (!shown) return null
  const { version, state, savedOn, savedAt, savedBy, note } = shown
  return { version, state, savedOn, savedAt, savedBy, note, isLatest: version === versions[0]?.version }
}

/** What the city has not brought in yet, without which the page can show less. */
function whatIsMissing({ courses, standard, rules, city }: Planning) {
  return {
    courses: courses.length === 0,
    standard: standard === null,
    rules: rules === null,
    candidates: !city.people.some(({ nominatedOn }) => nominatedOn !== null),
  }
}

/** In how many courses the plan differs from what the catalogue proposes. */
function changedFromProposal({ courses, year, lines }: Planning): number {
  const proposed = courses.flatMap((course) => proposedLine(course, year) ?? [])
  return planDifferences(proposed, lines).filter(({ after }) => after !== null).length
}

async function unfold(sql: Sql, planning: Planning, row: CourseRow, { kind }: PlanState) {
  const all = planning.needs.filter(({ courseCode }) => courseCode === row.code)
  const open = stillOpen(all).filter((need) => isShown(need, kind))
  const byUnit = groupedBy(open, ({ topUnitId }) => topUnitId)
  const waiting = open
    .filter(({ since }) => since !== null)
    .sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))
    .slice(0, LONGEST_WAITS)
  const ids = waiting.map(({ personId }) => personId)
  const names = await namesOf(sql, planning, ids)
  return {
    looked: ids,
    shown: {
      code: row.code,
      before: all.length,
      seated: row.seated,
      units: planning.city.topUnits
        .map(({ unitId, code, name }) => ({ code, name, ...figuresOf(byUnit.get(unitId) ?? []) }))
        .filter(({ total }) => total > 0)
        .sort((a, b) => b.total - a.total),
      choices: sessionChoices(row.line, row.demand).map((sessions) => {
        const seats = seatsOf({ ...row.line, sessions })
        return { sessions, seats, short: Math.max(0, row.demand - seats), shortByRules: Math.max(0, row.rules - seats) }
      }),
      waiting: waiting.map(({ personId, since, kind: why }) => ({
        ...(names.get(personId) ?? { staffNumber: '', name: '', place: '' }),
        since,
        kind: why,
        reasons: reasonsShown(planning, personId, row.code),
      })),
    },
  }
}

async function namesOf(sql: Sql, { today }: Planning, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { staffNumber: string; name: string; place: string }>()
  const { people } = await peopleOn(sql, today, {
    among: ids,
    text: '',
    unitId: null,
    directly: false,
    skill: null,
    page: 1,
    pageSize: ids.length,
  })
  return new Map(people.map(({ personId, staffNumber, name, place }) => [personId, { staffNumber, name, place }]))
}
