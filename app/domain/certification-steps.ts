/**
 * For each criterion of certification the next step and its day: what to do, and when it would be met if that is done.
 * Pure and total for every type of criterion and for facts that are empty; more evidence never makes a step later.
 * Source: the issue on certification, part 1; certification rules › `evaluationSemantics`.
 */
import { addDays, type CityDate, fiscalYear, fiscalYearOf, fiscalYearStart, laterOf } from './calendar'
import {
  type CertificationFacts,
  countsFor,
  type Evaluation,
  eased,
  type Judgement,
  type ProjectFacts,
  provisionsOn,
  type RuleGround,
} from './certification'
import type { Criterion, CriterionOf } from './certification-criteria'
import {
  assume,
  confirmedBy,
  courseMoves,
  DAYS_OF_ONES_OWN,
  type LevelGoal,
  levelMoves,
  type Move,
  type WayCalendar,
} from './certification-moves'
import { lackingEvidence } from './criterion-shows'
import { coverage, neededOf } from './role-requirements'
import type { SkillLevel } from './skill-standard'

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
      return levelsFound(goalsOfLevels(criterion, given), given)
    case 'profile_coverage':
      return levelsFound(goalsOfCoverage(criterion, given), given)
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

function goalsOfLevels({ allOf, anyOf }: CriterionOf<'confirmed_levels'>, given: Given): LevelGoal[] {
  const { levels } = given.facts
  const reached = ({ skill, min }: { skill: string; min: number }) => (levels[skill] ?? -1) >= min
  const goal = ({ skill, min }: { skill: string; min: number }): LevelGoal => ({ skill, level: min as SkillLevel })
  const single = allOf.filter((one) => !reached(one)).map(goal)
  const chosen = anyOf.flatMap(({ min, group }) => {
    const still = min - group.filter(reached).length
    return still > 0 ? nearest(group.filter((one) => !reached(one)).map(goal), given).slice(0, still) : []
  })
  return [...single, ...chosen]
}

/** null: there are not enough requirements left that any skill could meet. */
function goalsOfCoverage(
  { roleCode, minRatio, maxGap }: CriterionOf<'profile_coverage'>,
  given: Given,
): LevelGoal[] | null {
  const { ground, facts } = given
  const { required, met, missing } = coverage(ground.requirementsOf(roleCode), new Map(Object.entries(facts.levels)))
  const needed = neededOf(minRatio, required) - met
  const options = missing.flatMap(({ skills }) => {
    const [best] = nearest(
      skills.map(({ skill, requiredLevel }) => ({ skill, level: requiredLevel })),
      given,
    )
    return best ? [best] : []
  })
  if (options.length < needed) return null
  const chosen = nearest(options, given).slice(0, Math.max(0, needed))
  const isChosen = new Set(chosen.map(({ skill }) => skill))
  const tooWide = missing.flatMap(({ skills: [first], gap }) =>
    maxGap !== null && gap !== null && gap > maxGap && first && !isChosen.has(first.skill)
      ? [{ skill: first.skill, level: Math.max(0, first.requiredLevel - maxGap) as SkillLevel }]
      : [],
  )
  return [...chosen, ...tooWide]
}

/** Goals, the soonest first, else in the order of the rule; what no day can be told of comes last. */
function nearest(goals: readonly LevelGoal[], { facts, calendar }: Given): LevelGoal[] {
  const dated = goals.map((goal) => ({
    goal,
    by: confirmedBy(goal, facts, calendar),
    gap: goal.level - (facts.levels[goal.skill] ?? 0),
  }))
  return dated.sort((a, b) => compareDays(a.by, b.by) || a.gap - b.gap).map(({ goal }) => goal)
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

type Option = { project: ProjectFacts; by: CityDate; moves: Move[] }

function projectsFound(criterion: CriterionOf<'projects'>, { facts, calendar }: Given): Found {
  const options = facts.projects
    .flatMap((project) => projectOption(criterion, project, calendar.today))
    .sort((a, b) => compareDays(a.by, b.by) || (a.project.id < b.project.id ? -1 : 1))
  const nth = (list: readonly Option[], count: number) => (count === 0 ? calendar.today : (list[count - 1]?.by ?? null))
  const crossing = options.filter(({ project }) => project.crossSection)
  const systems = options.filter(({ project }) => project.systemOperation)
  const readyOn = lastOf([
    nth(options, criterion.min),
    nth(crossing, criterion.minCrossSection),
    nth(systems, criterion.minSystemOperation),
  ])
  const chosen = new Set([
    ...options.slice(0, criterion.min),
    ...crossing.slice(0, criterion.minCrossSection),
    ...systems.slice(0, criterion.minSystemOperation),
  ])
  const moves = [...chosen].flatMap((option) => option.moves)
  if (readyOn === null)
    return { todo: moves.some(({ kind }) => kind === 'evidence') ? 'evidence' : 'project', moves, readyOn }
  return { todo: moves.some(({ kind }) => kind === 'evidence') ? 'evidence' : 'operate', moves, readyOn }
}

/** How a project that is there comes to count; nothing where it takes more than time and evidence. */
function projectOption(criterion: CriterionOf<'projects'>, project: ProjectFacts, today: CityDate): Option[] {
  if (countsFor(criterion, project, today)) return [{ project, by: today, moves: [] }]
  const moves: Move[] = []
  const lacking = lackingEvidence(criterion, project).flatMap(([first]) => (first ? [first] : []))
  if (lacking.length > 0) {
    const by = addDays(today, DAYS_OF_ONES_OWN)
    moves.push({
      key: `evidence-${project.id}`,
      kind: 'evidence',
      project: project.id,
      kinds: lacking,
      from: today,
      by,
    })
  }
  if (project.status === 'operating' && project.operatingSince) {
    const by = addDays(project.operatingSince, criterion.minOperatingDays)
    const days = criterion.minOperatingDays
    if (by > today)
      moves.push({ key: `operate-${project.id}`, kind: 'operate', project: project.id, days, from: today, by })
  }
  const by = dayOf(moves) ?? today
  const facts = assume({ ...NOTHING, projects: [project] }, moves)
  return facts.projects.some((one) => countsFor(criterion, one, by)) ? [{ project, by, moves }] : []
}

const NOTHING: CertificationFacts = {
  employment: null,
  levels: {},
  trainings: {},
  projects: [],
  signoffs: [],
  recommendation: null,
  certificates: [],
  mentees: [],
  sectionExperience: [],
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

/** The last of days; null as soon as one of them cannot be told. */
function lastOf(days: readonly (CityDate | null)[]): CityDate | null {
  let last: CityDate | null = null
  for (const day of days) {
    if (day === null) return null
    if (last === null || day > last) last = day
  }
  return last
}

/** A day that cannot be told is later than every other. */
function compareDays(a: CityDate | null, b: CityDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
