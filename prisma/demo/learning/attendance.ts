import { addDays, type CityDate, daysBetween, earlierOf, fiscalYearOf } from '~/domain/calendar'
import { type City, isRegularOn, type Person } from '../city'
import { type Confirmer, confirmersOf } from '../confirmers'
import { type Random, randomOf } from '../random'
import { workdayIn } from '../workdays'
import { demoCourse } from './catalogue'
import type { Inclination } from './inclination'
import type { Needs } from './needs'
import { type DemoSession, SESSIONS } from './sessions'

/** Who applied to which session, and what became of it. */
export type DemoEnrolment = {
  session: DemoSession
  person: Person
  state:
    | 'applied'
    | 'seated'
    | 'waitlisted'
    | 'declined'
    | 'withdrawn'
    | 'turned_away'
    | 'completed'
    | 'not_passed'
    | 'absent'
  appliedOn: CityDate
  approvedOn: CityDate | null
  confirmer: Person | null
  /** The day of the completion, or on which the rest was settled. */
  settledOn: CityDate | null
  score: number | null
}

type State = DemoEnrolment['state']

/** Everything up to a day: one pass over the sessions as they begin, so that what is presupposed has been completed. */
export function attendSessions(city: City, needs: Needs, inclination: Inclination, today: CityDate): DemoEnrolment[] {
  const attendance = new Attendance(city, needs, inclination, today)
  for (const session of SESSIONS) attendance.fill(session)
  return attendance.enrolments
}

class Attendance {
  readonly enrolments: DemoEnrolment[] = []
  private readonly completedOn = new Map<string, CityDate>()
  private readonly inYear = new Set<string>()
  private readonly busy = new Set<string>()
  private readonly turnedAway = new Set<string>()
  private readonly confirmerOf: (person: Person, day: CityDate) => Confirmer | null
  private readonly never: ReadonlySet<string>
  private readonly notIn: ReadonlySet<string>
  private readonly completes: ReadonlyMap<string, number>

  constructor(
    city: City,
    private readonly needs: Needs,
    private readonly inclination: Inclination,
    private readonly today: CityDate,
  ) {
    this.people = city.people.filter((person) => person.employments.some((one) => one.type !== 'fiscal_year'))
    this.confirmerOf = confirmersOf(city)
    this.never = new Set(needs.never.map(({ person, code }) => keyOf(person, code)))
    this.notIn = new Set(needs.notIn.map(({ person, code, fiscalYear }) => keyOf(person, code, fiscalYear)))
    const named = [...needs.seated, ...needs.without].map((one) => keyOf(one.person, one.code, one.fiscalYear))
    this.named = new Set(named)
    this.completes = new Map(
      needs.completed.map(({ person, code, fiscalYear }, place): [string, number] => [
        keyOf(person, code, fiscalYear),
        place,
      ]),
    )
  }

  private readonly people: Person[]
  private readonly named: ReadonlySet<string>

  fill(session: DemoSession): void {
    const random = randomOf(`${session.course.code} ${session.startsOn}`)
    const able = this.people.filter((person) => this.isAble(session, person))
    const wanted = this.wantedIn(session, able)
    const { code } = session.course
    // Whoever needs it waits for a session that they can complete.
    const others = this.inclined(random, session, able).filter(
      (person) => !this.completes.has(keyOf(person, code, session.fiscalYear)),
    )
    const completing: Person[] = []
    for (const person of [...wanted.completing, ...others]) {
      if (completing.length === session.completed) break
      if (this.complete(random, session, person, wanted.needing.has(person))) completing.push(person)
    }
    if (completing.length < session.completed) {
      throw new Error(`${code} of ${session.startsOn}: ${completing.length} of ${session.completed} can complete it`)
    }
    const taken = new Set(completing)
    let left = session.seated - session.completed
    for (const person of [...wanted.seated, ...others]) {
      if (left === 0) break
      if (taken.has(person)) continue
      if (this.takeSeat(random, session, person)) {
        taken.add(person)
        left -= 1
      }
    }
    if (left > 0) throw new Error(`${code} of ${session.startsOn}: ${left} seats are not taken`)
    this.withoutSeat(
      random,
      session,
      wanted,
      others.filter((person) => !taken.has(person)),
    )
  }

  private wantedIn(session: DemoSession, able: readonly Person[]) {
    const { code } = session.course
    const year = session.fiscalYear
    const order = (person: Person) => this.completes.get(keyOf(person, code, year))
    const completing = able
      .filter((person) => order(person) !== undefined)
      .sort((a, b) => (order(a) ?? 0) - (order(b) ?? 0))
      .slice(0, session.completed)
    const here = (one: { person: Person; code: string; fiscalYear: number; session: number }) =>
      one.code === code && one.fiscalYear === year && (one.session === session.number || one.session === -1)
    const spare = session.seated - session.completed
    const seated = this.needs.seated
      .filter((one) => here(one) && !this.inYear.has(keyOf(one.person, code, year)))
      .map(({ person }) => person)
      .slice(0, spare)
    const without = new Map(this.needs.without.filter(here).map(({ person, state }) => [person, state]))
    return { completing, needing: new Set(completing), seated, without }
  }

  /** May they take part: prerequisites, presence, and not yet done. */
  private isAble(session: DemoSession, person: Person): boolean {
    const { code, recurrence } = session.course
    const year = session.fiscalYear
    if (this.inYear.has(keyOf(person, code, year))) return false
    if (recurrence === 'once' && this.completedOn.has(keyOf(person, code))) return false
    if (this.never.has(keyOf(person, code)) || this.notIn.has(keyOf(person, code, year))) return false
    if (this.named.has(keyOf(person, code, year))) return false
    if (session.course.format === 'elearning')
      return isRegularOn(person, session.startsOn) || person.hiredOn > session.startsOn
    if (!this.knowsBy(session, person, session.applyBy)) return false
    if (session.days.some((day) => this.busy.has(`${person.index} ${day}`))) return false
    return isThere(person, session.startsOn, session.endsOn)
  }

  private knowsBy({ course }: DemoSession, person: Person, day: CityDate): boolean {
    return course.prerequisites.every((code) => {
      const on = this.completionOf(person, code, day)
      return on !== null && on <= day
    })
  }

  private completionOf(person: Person, code: string, day: CityDate): CityDate | null {
    const yearly = demoCourse(code).recurrence === 'every_fiscal_year'
    return this.completedOn.get(yearly ? keyOf(person, code, fiscalYearOf(day)) : keyOf(person, code)) ?? null
  }

  private inclined(random: Random, session: DemoSession, able: readonly Person[]): Person[] {
    return able
      .map((person) => {
        const again = this.turnedAway.has(keyOf(person, session.course.code)) && random.chance(0.6) ? 1.5 : 0
        return { person, score: random.next() + again + this.inclination(person, session) }
      })
      .sort((a, b) => b.score - a.score)
      .map(({ person }) => person)
  }

  private complete(random: Random, session: DemoSession, person: Person, early: boolean): boolean {
    const online = session.course.format === 'elearning'
    const on = online ? this.dayOnline(random, session, person, early) : earlierOf(session.endsOn, this.today)
    if (on === null) return false
    const applied = online ? this.opened(random, session, person, on) : this.application(random, session, person)
    if (applied === null) return false
    this.enrol(session, person, 'completed', { ...applied, settledOn: on, score: scoreOf(random, session) })
    this.completedOn.set(keyOf(person, session.course.code), on)
    this.completedOn.set(keyOf(person, session.course.code, session.fiscalYear), on)
    return true
  }

  private takeSeat(random: Random, session: DemoSession, person: Person): boolean {
    const online = session.course.format === 'elearning'
    const on = online ? this.dayOnline(random, session, person, false) : null
    if (online && on === null) return false
    const applied = on ? this.opened(random, session, person, on) : this.application(random, session, person)
    if (applied === null) return false
    const over = session.endsOn < this.today && !this.resultsAreWaitedFor(session)
    const state = over ? (random.chance(online ? 0.7 : 0.35) ? 'absent' : 'not_passed') : 'seated'
    this.enrol(session, person, state, { ...applied, settledOn: over ? session.endsOn : null, score: null })
    return true
  }

  /** Held some days ago, and most results have not come in. */
  private resultsAreWaitedFor(session: DemoSession): boolean {
    return daysBetween(session.endsOn, this.today) < 10
  }

  private withoutSeat(
    random: Random,
    session: DemoSession,
    wanted: { without: ReadonlyMap<Person, State> },
    others: readonly Person[],
  ): void {
    const counts = { ...session.without }
    const add = (person: Person, state: State): boolean => {
      const applied = this.application(random, session, person)
      if (applied === null) return false
      const decided = state === 'applied' ? { ...applied, approvedOn: null, confirmer: null } : applied
      const settled = settledOn(session, state, applied.approvedOn)
      this.enrol(session, person, state, { ...decided, settledOn: settled, score: null })
      return true
    }
    for (const [person, state] of wanted.without) {
      if (!add(person, state)) throw new Error(`${person.number} cannot apply for ${session.course.code}`)
      const counted = state === 'applied' ? 'applied' : 'waitlisted'
      counts[counted] = (counts[counted] ?? 0) - 1
    }
    const rest = others.filter((person) => !this.turnedAway.has(keyOf(person, session.course.code)))
    let next = 0
    for (const state of ['turned_away', 'waitlisted', 'applied', 'declined', 'withdrawn'] as const) {
      for (let count = counts[state] ?? 0; count > 0; next += 1) {
        const person = rest[next]
        if (!person) throw new Error(`nobody is left to apply for ${session.course.code}`)
        if (!add(person, state)) continue
        if (state === 'turned_away') this.turnedAway.add(keyOf(person, session.course.code))
        count -= 1
      }
    }
  }

  /** Applied in the weeks before the deadline, approved within a few days. */
  private application(random: Random, session: DemoSession, person: Person) {
    const last = earlierOf(session.applyBy, addDays(this.today, -1))
    const known = session.course.prerequisites.map((code) => this.completionOf(person, code, session.applyBy))
    const earliest = known.reduce<CityDate>((day, on) => (on !== null && on > day ? on : day), addDays(last, -34))
    const appliedOn = workdayIn(random, earliest, addDays(last, -1))
    if (appliedOn === null) return null
    const approvedOn = workdayIn(random, appliedOn, earlierOf(addDays(appliedOn, 5), last))
    if (approvedOn === null) return null
    const confirmer = this.confirmerOf(person, approvedOn)?.person ?? null
    return confirmer && { appliedOn, approvedOn, confirmer }
  }

  /** eラーニング is opened on the day itself; what takes many hours, weeks before it is done. */
  private opened(random: Random, session: DemoSession, person: Person, doneOn: CityDate) {
    const on = session.course.hours >= 10 ? this.weeksBefore(random, session, person, doneOn) : doneOn
    return { appliedOn: on, approvedOn: on, confirmer: null }
  }

  private weeksBefore(random: Random, session: DemoSession, person: Person, day: CityDate): CityDate {
    const known = session.course.prerequisites.map((code) => this.completionOf(person, code, day))
    const from = [addDays(session.startsOn, 1), addDays(day, -60), ...known].reduce<CityDate>(
      (last, on) => (on !== null && on > last ? on : last),
      session.startsOn,
    )
    return workdayIn(random, from, addDays(day, -7)) ?? day
  }

  /** Most do it in the first weeks; whoever needs it, at once. */
  private dayOnline(random: Random, session: DemoSession, person: Person, early: boolean): CityDate | null {
    const last = earlierOf(session.endsOn, addDays(this.today, -1))
    const span = daysBetween(session.startsOn, last)
    for (let tries = 0; tries < 6; tries += 1) {
      const share = early ? (random.next() * 16) / span : random.next() ** 2.2
      let from = addDays(session.startsOn, 1 + Math.floor(share * (span - 2)))
      for (const code of session.course.prerequisites) {
        const known = this.completionOf(person, code, session.startsOn)
        if (known === null) return null
        if (known >= from) from = addDays(known, random.int(1, 12))
      }
      const on = workdayIn(random, from, earlierOf(addDays(from, 6), last))
      if (on !== null && isThere(person, on, on)) return on
    }
    return null
  }

  private enrol(
    session: DemoSession,
    person: Person,
    state: State,
    more: Pick<DemoEnrolment, 'appliedOn' | 'approvedOn' | 'confirmer' | 'settledOn' | 'score'>,
  ): void {
    this.inYear.add(keyOf(person, session.course.code, session.fiscalYear))
    if (state !== 'turned_away' && state !== 'declined' && state !== 'withdrawn') {
      for (const day of session.days) this.busy.add(`${person.index} ${day}`)
    }
    this.enrolments.push({ session, person, state, ...more })
  }
}

/** Turned away when the session begins, or at once where it has begun. */
function settledOn(session: DemoSession, state: State, approvedOn: CityDate): CityDate | null {
  if (state === 'waitlisted' || state === 'applied') return null
  return state === 'turned_away' && session.startsOn > approvedOn ? session.startsOn : approvedOn
}

function keyOf(person: Person, code: string, year?: number): string {
  return year === undefined ? `${person.index} ${code}` : `${person.index} ${code} ${year}`
}

/** Employed, in a post, and not on leave, from the first day to the last. */
function isThere(person: Person, from: CityDate, to: CityDate): boolean {
  const away = person.leaves.some((leave) => leave.from <= to && (leave.to === null || leave.to > from))
  return !away && isRegularOn(person, from) && (from === to || isRegularOn(person, to))
}

/** Tests of eラーニング give points; the others are judged. */
function scoreOf(random: Random, { course }: DemoSession): number | null {
  if (course.format !== 'elearning') return null
  const least = course.code === 'TRN-102' ? 90 : course.code === 'TRN-106' ? 60 : 80
  return least + Math.floor(random.next() * ((100 - least) / 2 + 1)) * 2
}
