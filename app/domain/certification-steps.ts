/**
 * For each criterion of certification the next step and its day: what to do, and when it would be met if that is done.
 * Pure and total for every type of criterion and for facts that are empty; more evidence never makes a step later.
 * Source: the issue on certification, part 1; certification rules › `evaluationSemantics`.
 */
import { addDays, type CityDate, fiscalYear, fiscalYearOf, fiscalYearStart, laterOf } from './calendar'
import { type Evaluation, eased, provisionsOn } from './certification'
import type { Criterion, CriterionOf } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import {
  confirmedBy,
  courseMoves,
  DAYS_OF_ONES_OWN,
  type LevelGoal,
  levelMoves,
  type Move,
  type WayCalendar,
} from './certification-moves'
import type { Judgement } from './criterion-judgement'
import { goalsOfCoverage, goalsOfLevels } from './level-goals'
import { projectMoves } from './project-moves'
import { compareDays, lastOf } from './soonest'

export type Todo =
  | 'nothing'
  /** Time alone brings it. */
  | 'wait'
  | 'course'
  /** A course is missing, and no session of it is known. */
  | 'await_session'
  | 'hours'
  | 'levels'
  /** More than one level is missing. */
  | 'learn'
  | 'operate'
  | 'evidence'
  | 'project'
  | 'employment'
  | 'hold_certificate'
  | 'mentees'
  | 'signoff'
  | 'find_mentor'
  | 'recommendation'
  | 'committee'
  | 'office'

export type Step = {
  id: string
  type: Criterion['type']
  todo: Todo
  moves: readonly Move[]
  /** The day on which it is met if the moves are made; null: no day can be told. */
  readyOn: CityDate | null
}

type Given = { ground: RuleGround; facts: CertificationFacts; calendar: WayCalendar }
type Found = Omit<Step, 'id' | 'type'>

/** Criteria that an application does not wait for: people give them until it is decided. */
export const GIVEN_BY_PEOPLE: readonly Criterion['type'][] = ['signoff', 'recommendation', 'committee', 'designation']

/**
 * @param evaluation of these facts on the calendar's day, by this ground
 * @returns a step for each criterion, in the order of the rule; the committee's day is not among them (`reachOf` tells it)
 */
export function stepsTo(evaluation: Evaluation, given: Given & { eases: boolean }): Step[] {
  const { ground, calendar, eases } = given
  const provisions = eases ? provisionsOn(ground, fiscalYearOf(calendar.today)) : []
  const judgements = new Map(evaluation.criteria.map((one) => [one.id, one]))
  const asked = ground.criteria.flatMap((criterion) => {
    const judgement = judgements.get(criterion.id)
    return judgement ? [{ criterion: eased(criterion, provisions), judgement }] : []
  })
  const machine = asked
    .filter(({ criterion }) => !GIVEN_BY_PEOPLE.includes(criterion.type))
    .map((one) => stepOf(one.criterion, one.judgement, given))
  const ready = lastOf([calendar.today, ...machine.map(({ readyOn }) => readyOn)])
  const byId = new Map(machine.map((step) => [step.id, step]))
  return asked.map(({ criterion, judgement }) => {
    return byId.get(criterion.id) ?? stepOfPeople(criterion, judgement, ready, calendar)
  })
}

/** All moves of steps, each once, levels taken together; in the order of their days. */
export function movesOf(steps: readonly Step[], calendar: WayCalendar): Move[] {
  const moves = steps.flatMap((step) => step.moves)
  const goals = moves.flatMap((move) => (move.kind === 'levels' ? move.goals : []))
  const others = new Map(moves.filter(({ kind }) => kind !== 'levels').map((move) => [move.key, move]))
  return [...others.values(), ...levelMoves(goals, calendar)].sort((a, b) =>
    a.by < b.by ? -1 : a.by > b.by ? 1 : a.from < b.from ? -1 : 1,
  )
}

function stepOf(criterion: Criterion, judgement: Judgement, given: Given): Step {
  const { id, type } = criterion
  const found: Found =
    judgement.met === true
      ? { todo: 'nothing', moves: [], readyOn: given.calendar.today }
      : foundFor(criterion, judgement, given)
  return { id, type, ...found }
}

function foundFor(criterion: Criterion, judgement: Judgement, given: Given): Found {
  switch (criterion.type) {
    case 'employment':
      return judgement.metFrom ? waits(judgement.metFrom) : none('employment')
    case 'confirmed_levels':
      return levelsFound(goalsOfLevels(criterion, { ...given, requirementsOf: given.ground.requirementsOf }), given)
    case 'profile_coverage':
      return levelsFound(goalsOfCoverage(criterion, { ...given, requirementsOf: given.ground.requirementsOf }), given)
    case 'trainings':
      return coursesFound(judgement, given)
    case 'projects':
      return projectsFound(criterion, given)
    case 'certification_held':
      return heldFound(criterion, given)
    case 'renewal_window':
      return judgement.metFrom ? waits(judgement.metFrom) : none('hold_certificate')
    case 'mentoring':
      return none('mentees')
    default:
      return none('nothing')
  }
}

/** Sign-off comes when the rest is ready; a recommendation at any time; the decision after the application. */
function stepOfPeople(
  criterion: Criterion,
  judgement: Judgement,
  ready: CityDate | null,
  { today, mentor }: WayCalendar,
): Step {
  const { id, type } = criterion
  const step = (found: Found): Step => ({ id, type, ...found })
  if (judgement.met === true) return step({ todo: 'nothing', moves: [], readyOn: today })
  if (criterion.type === 'committee') return step(none('committee'))
  if (criterion.type === 'designation') return step(none('office'))
  if (criterion.type === 'recommendation') {
    const by = addDays(today, DAYS_OF_ONES_OWN)
    const move: Move = { key: 'recommendation', kind: 'recommendation', from: today, by }
    return step({ todo: 'recommendation', moves: [move], readyOn: by })
  }
  if (criterion.type !== 'signoff' || !mentor || !criterion.signerRoles.some((role) => role === mentor.role)) {
    return step(none('find_mentor'))
  }
  if (ready === null) return step(none('signoff'))
  const meeting = [...mentor.meetings].sort().find((day) => day >= ready)
  const by = meeting ?? addDays(ready, DAYS_OF_ONES_OWN)
  const isMeeting = meeting !== undefined
  const move: Move = { key: 'signoff', kind: 'signoff', role: mentor.role, isMeeting, from: ready, by }
  return step({ todo: 'signoff', moves: [move], readyOn: by })
}

function levelsFound(goals: readonly LevelGoal[] | null, { facts, calendar }: Given): Found {
  if (goals === null) return none('learn')
  const days = goals.map((goal) => confirmedBy(goal, facts, calendar))
  const readyOn = lastOf(days)
  const near = goals.filter((_, index) => days[index] !== null)
  return { todo: readyOn === null ? 'learn' : 'levels', moves: levelMoves(near, calendar), readyOn }
}

function coursesFound({ missing }: Judgement, { facts, calendar }: Given): Found {
  const each = missing
    .filter((codes) => codes !== 'hours')
    .map((codes) => {
      const ways = codes.split('|').flatMap((code) => {
        const moves = courseMoves(code, facts, calendar)
        return moves ? [moves] : []
      })
      return ways.sort((a, b) => compareDays(dayOf(a), dayOf(b)))[0] ?? null
    })
  const moves = each.flatMap((way) => way ?? [])
  if (each.includes(null)) return { todo: moves.length > 0 ? 'course' : 'await_session', moves, readyOn: null }
  if (missing.includes('hours')) return { todo: moves.length > 0 ? 'course' : 'hours', moves, readyOn: null }
  return { todo: 'course', moves, readyOn: lastOf(each.map((way) => dayOf(way ?? []))) }
}

function dayOf(moves: readonly Move[]): CityDate | null {
  return lastOf(moves.map(({ by }) => by))
}

function projectsFound(criterion: CriterionOf<'projects'>, { facts, calendar }: Given): Found {
  const { moves, readyOn } = projectMoves(criterion, facts, calendar)
  if (moves.some(({ kind }) => kind === 'evidence')) return { todo: 'evidence', moves, readyOn }
  return { todo: readyOn === null ? 'project' : 'operate', moves, readyOn }
}

function heldFound(criterion: CriterionOf<'certification_held'>, { facts, calendar }: Given): Found {
  const days = facts.certificates
    .filter(({ role, state }) => role === criterion.roleCode && state === 'valid')
    .map(({ certifiedOn, validThrough }) => {
      const day = fiscalYearStart(fiscalYear(fiscalYearOf(certifiedOn) + criterion.minFiscalYearsHeld))
      return day <= validThrough ? laterOf(day, calendar.today) : null
    })
  const [first] = days.sort(compareDays)
  return first ? waits(first) : none('hold_certificate')
}

function waits(readyOn: CityDate): Found {
  return { todo: 'wait', moves: [], readyOn }
}

function none(todo: Todo): Found {
  return { todo, moves: [], readyOn: null }
}
