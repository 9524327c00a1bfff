/**
 * What can still be done towards a certificate, and on which day it would be done: sessions of courses, confirmations of
 * levels, days of operation, evidence, sign-off, recommendation. Pure; assuming a move changes facts, never a record.
 * Source: certification rules › `criterionTypes`; standard › `confirmationPolicy.timing`; catalogue › semantics.
 */
import { addDays, type CityDate, earlierOf, laterOf } from './calendar'
import type { CertificationFacts, ProjectFacts } from './certification-facts'
import type { SkillLevel } from './skill-standard'
import { type Course, missingPrerequisites } from './training'

/** Time that we allow for what somebody does by themselves: an eラーニング, a piece of evidence, a recommendation. */
export const DAYS_OF_ONES_OWN = 14
/** A claim outside a round is answered, or the head is reminded, within this time (confirmationPolicy › off_cycle). */
export const OFF_CYCLE_DAYS = 14

/** A session (実施回) as far as the way to a certificate needs it. */
export type CourseDate = {
  sessionId: number
  courseCode: string
  startsOn: CityDate
  endsOn: CityDate
  /** One begins when one likes: an eラーニング without a limit of seats. */
  selfPaced: boolean
  /** One has a seat, or has applied. */
  mine: boolean
  /** Takes applications, and has room. */
  open: boolean
}

/** What the days to come hold for one person. */
export type WayCalendar = {
  today: CityDate
  courses: ReadonlyMap<string, Pick<Course, 'code' | 'recurrence' | 'prerequisites'>>
  sessions: readonly CourseDate[]
  /** The open round that asks the person, with the skills that it asks; null: none. */
  round: { handInBy: CityDate; confirmedBy: CityDate; skills: ReadonlySet<string> } | null
  /** Levels claimed that wait to be confirmed. */
  waiting: ReadonlyMap<string, SkillLevel>
  /** Whoever signs off, as what, and when they meet next; null: nobody yet. */
  mentor: { role: string; meetings: readonly CityDate[] } | null
  committees: readonly { committeeId: number; sequence: number; applyBy: CityDate; heldOn: CityDate }[]
}

export type LevelGoal = { skill: string; level: SkillLevel }

export type Move = { key: string; from: CityDate; by: CityDate } & (
  | { kind: 'course'; course: string; sessionId: number; mine: boolean; selfPaced: boolean }
  /** `handInBy`: asked in the open round until then; null: at any time (随時確認). */
  | { kind: 'levels'; goals: readonly LevelGoal[]; handInBy: CityDate | null }
  | { kind: 'operate'; project: string; days: number }
  | { kind: 'evidence'; project: string; kinds: readonly string[] }
  | { kind: 'signoff'; role: string; isMeeting: boolean }
  | { kind: 'recommendation' }
)

/**
 * The facts as they would be.
 * @param taken moves that are made; each from its day on
 * @param left moves that are not made: a project that had to go on operating stops
 */
export function assume(
  facts: CertificationFacts,
  taken: readonly Move[],
  left: readonly Move[] = [],
): CertificationFacts {
  const stopped = new Set(left.flatMap((move) => (move.kind === 'operate' ? [move.project] : [])))
  const start = {
    ...facts,
    projects: facts.projects.map((one) => (stopped.has(one.id) ? { ...one, status: 'retired' } : one)),
  }
  return taken.reduce(assumeOne, start)
}

function assumeOne(facts: CertificationFacts, move: Move): CertificationFacts {
  switch (move.kind) {
    case 'course': {
      const days = [...(facts.trainings[move.course] ?? []), move.by]
      return { ...facts, trainings: { ...facts.trainings, [move.course]: days } }
    }
    case 'levels':
      return { ...facts, levels: raised(facts.levels, move.goals) }
    case 'operate':
      return facts
    case 'evidence':
      return {
        ...facts,
        projects: facts.projects.map((one) => (one.id === move.project ? withEvidence(one, move) : one)),
      }
    case 'signoff':
      return { ...facts, signoffs: [...facts.signoffs, { role: move.role, bySelf: false, on: move.by }] }
    case 'recommendation':
      return { ...facts, recommendation: { bySelf: false, on: move.by } }
  }
}

function raised(levels: CertificationFacts['levels'], goals: readonly LevelGoal[]): CertificationFacts['levels'] {
  const after: Record<string, SkillLevel> = { ...levels }
  for (const { skill, level } of goals) if ((after[skill] ?? -1) < level) after[skill] = level
  return after
}

function withEvidence(project: ProjectFacts, { kinds }: { kinds: readonly string[] }): ProjectFacts {
  return { ...project, evidence: [...new Set([...project.evidence, ...kinds])] }
}

/**
 * The moves by which a course would be completed soonest, what has to come before it included, the course itself last.
 * @returns null when no session is known that leads there
 */
export function courseMoves(code: string, facts: CertificationFacts, calendar: WayCalendar): Move[] | null {
  return movesToCourse(code, facts, calendar, new Set())
}

function movesToCourse(
  code: string,
  facts: CertificationFacts,
  calendar: WayCalendar,
  asked: ReadonlySet<string>,
): Move[] | null {
  if (asked.has(code)) return null
  const course = calendar.courses.get(code) ?? { code, recurrence: 'once' as const, prerequisites: [] }
  const before: Move[] = []
  for (const each of missingPrerequisites(course, calendar.courses, completionsOf(facts), calendar.today)) {
    const moves = movesToCourse(each, facts, calendar, new Set([...asked, code]))
    if (moves === null) return null
    before.push(...moves.filter(({ key }) => before.every((one) => one.key !== key)))
  }
  const after = before.reduce<CityDate | null>((last, { by }) => (last === null ? by : laterOf(last, by)), null)
  const [best] = calendar.sessions
    .filter(({ courseCode }) => courseCode === code)
    .flatMap((session) => sessionMove(session, after, calendar.today))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : Number(b.mine) - Number(a.mine)))
  return best ? [...before, best] : null
}

type CourseMove = Extract<Move, { kind: 'course' }>

/** @param after the day on which what has to come before is done; null: nothing has to */
function sessionMove(session: CourseDate, after: CityDate | null, today: CityDate): CourseMove[] {
  const { sessionId, courseCode, startsOn, endsOn, selfPaced, mine, open } = session
  if (!mine && !open) return []
  const ready = after === null ? today : laterOf(today, after)
  const begins = laterOf(ready, startsOn)
  if (begins > endsOn || (!selfPaced && startsOn < ready)) return []
  const by = selfPaced ? earlierOf(endsOn, addDays(begins, DAYS_OF_ONES_OWN)) : endsOn
  return [
    {
      key: `course-${courseCode}`,
      kind: 'course',
      course: courseCode,
      sessionId,
      mine,
      selfPaced,
      from: selfPaced ? begins : startsOn,
      by,
    },
  ]
}

function completionsOf({ trainings }: CertificationFacts): { courseCode: string; completedOn: CityDate }[] {
  return Object.entries(trainings).flatMap(([courseCode, days]) =>
    days.map((completedOn) => ({ courseCode, completedOn })),
  )
}

/**
 * The day on which a level would be confirmed; null when nobody can tell, as it takes more than one level of learning.
 * A claim that waits counts as learned.
 */
export function confirmedBy({ skill, level }: LevelGoal, facts: CertificationFacts, calendar: WayCalendar) {
  const claimed = calendar.waiting.get(skill) ?? -1
  if (claimed < level && level - (facts.levels[skill] ?? 0) > 1) return null
  const { round, today } = calendar
  if (round?.skills.has(skill)) return round.confirmedBy
  return addDays(today, OFF_CYCLE_DAYS)
}

/** Goals as one move a way of confirming: those that the open round asks, and those that one asks for by oneself. */
export function levelMoves(goals: readonly LevelGoal[], calendar: WayCalendar): Move[] {
  const { round, today } = calendar
  const highest = new Map<string, SkillLevel>()
  for (const { skill, level } of goals) if ((highest.get(skill) ?? -1) < level) highest.set(skill, level)
  const all = [...highest].map(([skill, level]) => ({ skill, level }))
  const inRound = all.filter(({ skill }) => round?.skills.has(skill))
  const byOneself = all.filter(({ skill }) => !round?.skills.has(skill))
  const moves: Move[] = []
  if (round && inRound.length > 0) {
    const { handInBy, confirmedBy: by } = round
    moves.push({ key: 'levels-round', kind: 'levels', goals: inRound, handInBy, from: today, by })
  }
  if (byOneself.length > 0) {
    const by = addDays(today, OFF_CYCLE_DAYS)
    moves.push({ key: 'levels', kind: 'levels', goals: byOneself, handInBy: null, from: today, by })
  }
  return moves
}

/** The same levels confirmed by 随時確認 after the open round, instead of in it; null where they are not asked in one. */
export function afterTheRound(move: Move, { round }: WayCalendar): Move | null {
  if (move.key !== 'levels-round' || move.kind !== 'levels' || !round) return null
  const from = addDays(round.confirmedBy, 1)
  return { ...move, key: 'levels-later', handInBy: null, from, by: addDays(from, OFF_CYCLE_DAYS) }
}
