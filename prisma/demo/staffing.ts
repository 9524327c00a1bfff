import { type CityDate, cityDate } from '~/domain/calendar'
import { CAST, type CastMember, calledName } from './cast'
import { employmentOn, isRegularOn, type Person, postOn, type Rank, type Slot } from './city'
import { FIRST_DAY, slotsOn } from './establishment'
import { castPerson, hiredPerson, settledPerson } from './newcomers'
import { chooseProgramme, type Programme } from './programme'
import { type Random, randomOf } from './random'
import { rotate } from './rotation'
import timeline from './timeline.json'

/**
 * Who stands in which place from 2026 on: the first staff, and the moves that `timeline.json` counts.
 * A place that falls free is filled by promotion from below, the last one by somebody new; the other transfers are
 * rings of people who change places, so that the headcount of every unit stays what the establishment says.
 */

export type Staff = { people: Person[]; cast: Map<string, Person>; programme: Programme }

type State = {
  random: Random
  people: Person[]
  cast: Map<string, Person>
  slots: Map<string, Slot>
  holder: Map<string, Person>
  placeOf: Map<Person, string>
}

/** Whose work goes where (organisation.json › reorganisations); a place keeps its holder. */
const SUCCESSORS: Record<string, readonly string[]> = {
  S011: ['S003'],
  S097: ['S123'],
  S098: ['S123'],
  S078: ['S124', 'S125', 'S126'],
}

export function staffTheCity(): Staff {
  const random = randomOf('staffing')
  const state: State = {
    random,
    people: [],
    cast: new Map(),
    slots: slotsOn(FIRST_DAY),
    holder: new Map(),
    placeOf: new Map(),
  }
  placeFirstStaff(state)
  const programme = chooseProgramme(state.people)
  for (const { on, left, joined, transferred, reappointed } of timeline.staffing) {
    if (left !== joined) throw new Error('the headcount of the timeline does not stay')
    const day = cityDate(on)
    reappoint(state, day, reappointed)
    moveStaff(state, day, { left, transferred }, programme)
  }
  return { people: state.people, cast: state.cast, programme }
}

function placeFirstStaff(state: State): void {
  const waiting = new Map<string, CastMember[]>()
  for (const member of CAST.filter((one) => one.joins === undefined)) {
    const place = `${member.unit} ${member.title}`
    waiting.set(place, [...(waiting.get(place) ?? []), member])
  }
  for (const [key, slot] of state.slots) {
    const member = waiting.get(`${slot.unit} ${slot.title}`)?.shift()
    const index = state.people.length
    const person = member
      ? castPerson(member, slot, FIRST_DAY, index)
      : settledPerson(state.random, slot, FIRST_DAY, index)
    if (member) state.cast.set(calledName(member), person)
    state.people.push(person)
    put(state, key, person)
  }
}

/** 再任用: the same person in the same place, by a new employment. */
function reappoint(state: State, day: CityDate, count: number): void {
  const oldest = day < '2028-01-01' ? 1964 : 1967
  const able = [...state.placeOf].filter(([person, key]) => {
    const rank = state.slots.get(key)?.rank ?? 5
    return !person.settled && rank <= 3 && person.born <= oldest && employmentOn(person, day)?.type === 'permanent'
  })
  for (const [person] of state.random.sample(able, count)) {
    endEmployment(person, day)
    person.employments.push({ type: 'reappointed', from: day, to: null, termEndsOn: null })
  }
}

function moveStaff(
  state: State,
  day: CityDate,
  wanted: { left: number; transferred: number },
  programme: Programme,
): void {
  const before = new Map(state.placeOf)
  const gone = alreadyGone(state, day, programme)
  for (const person of gone) vacate(state, person)
  const leavers = chooseLeavers(state, day, wanted.left - gone.length, programme)
  for (const person of leavers) {
    vacate(state, person)
    endEmployment(person, day)
    endPosting(person, day)
  }
  reorganise(state, day)
  const moved = new Set([...state.placeOf].filter(([person, key]) => before.get(person) !== key).map(([one]) => one))
  fillFreePlaces(state, day, moved)
  const transfers = [...moved].filter((person) => isTransfer(before, state, person)).length
  rotate(state, moved, wanted.transferred - transfers, day)
  writePostings(state, before, day)
}

function isTransfer(before: ReadonlyMap<Person, string>, state: State, person: Person): boolean {
  const from = before.get(person)
  const to = state.placeOf.get(person)
  return from !== undefined && to !== undefined && from.split('#')[0] !== to.split('#')[0]
}

/** People who left between two staffing days; their places are still free. */
function alreadyGone(state: State, day: CityDate, programme: Programme): Person[] {
  if (day === '2028-04-01') return leaveAlone(programme.leftLate, cityDate('2028-03-20'))
  if (day !== '2028-10-01') return []
  const [leaver] = [...state.placeOf.keys()].filter(
    (person) => postOn(person, day)?.unit === 'S048' && !person.settled && postOn(person, day)?.title === '主査',
  )
  if (!leaver) throw new Error('nobody in S048 can make room')
  const gone = leaveAlone(leaver, cityDate('2028-05-01'))
  comeBack(state, programme.cameBack, leaver, cityDate('2028-05-01'))
  return [...gone, ...leaveAlone(programme.leftInSummer, cityDate('2028-09-01'))]
    .filter((one) => one !== leaver)
    .concat(leaver)
}

function leaveAlone(person: Person, day: CityDate): Person[] {
  endEmployment(person, day)
  endPosting(person, day)
  return [person]
}

/** 定年前再任用: back in the section after a month, in the place of somebody who left. */
function comeBack(state: State, person: Person, leaver: Person, day: CityDate): void {
  const key = state.placeOf.get(leaver)
  const slot = key === undefined ? undefined : state.slots.get(key)
  if (key === undefined || !slot) throw new Error('no place to come back to')
  state.placeOf.delete(leaver)
  put(state, key, person)
  person.employments.push({ type: 'reappointed', from: day, to: null, termEndsOn: null })
  person.postings.push({ unit: slot.unit, title: slot.title, from: day, to: null })
}

function chooseLeavers(state: State, day: CityDate, count: number, programme: Programme): Person[] {
  const present = [...state.placeOf].filter(([person]) => isRegularOn(person, day))
  const slotOf = (key: string) => state.slots.get(key)
  const free = (person: Person) => !person.settled && employmentOn(person, day)?.from !== day
  const next = slotsOn(day)
  const must = present.filter(([person, key]) => {
    const slot = slotOf(key)
    if (person === programme.retired && day === '2028-04-01') return true
    if (!free(person) || !slot) return false
    // The place of a head who is not replaced, or of somebody who joins by name.
    if (next.has(key) && slot.heads !== null && next.get(key)?.heads === null) return true
    if (isAwaited(state, slot, key, day)) return true
    const employment = employmentOn(person, day)
    if (employment?.termEndsOn && employment.termEndsOn < day) return true
    if (employment?.type === 'reappointed') return person.born <= Number(day.slice(0, 4)) - 66
    return day.endsWith('04-01') && day < '2028-01-01' && person.born <= 1964
  })
  if (must.length > count) throw new Error(`${must.length} people have to leave on ${day}, not ${count}`)
  const chosen = new Set(must.map(([person]) => person))
  const others = present.filter(([person, key]) => {
    const rank = slotOf(key)?.rank ?? 0
    return free(person) && !chosen.has(person) && rank <= 3 && next.has(key)
  })
  const weighted = others.filter(([person]) =>
    state.random.chance(person.born > 1992 || person.born < 1970 ? 0.9 : 0.3),
  )
  for (const [person] of state.random.sample(weighted, count - must.length)) chosen.add(person)
  return [...chosen]
}

/** The first place of the title that the awaited member of the cast takes on this day. */
function isAwaited(state: State, slot: Slot, key: string, day: CityDate): boolean {
  return awaitedOn(day).some((member) => placeFor(state, member) === key && slot.unit === member.unit)
}

function awaitedOn(day: CityDate): CastMember[] {
  return CAST.filter((member) => member.joins === day)
}

function placeFor(state: State, member: CastMember): string | undefined {
  for (const [key, slot] of state.slots) {
    if (slot.unit === member.unit && slot.title === member.title && !state.holder.get(key)?.settled) return key
  }
  return undefined
}

/** The establishment of the new day: places that went take their holders to the successors. */
function reorganise(state: State, day: CityDate): void {
  const next = slotsOn(day)
  const displaced: [Slot, Person][] = []
  for (const [key, slot] of state.slots) {
    const person = state.holder.get(key)
    if (next.has(key) || !person) continue
    vacate(state, person)
    displaced.push([slot, person])
  }
  state.slots = next
  for (const [slot, person] of displaced.sort(([a], [b]) => b.rank - a.rank)) {
    const successors = SUCCESSORS[slot.unit] ?? []
    const free = [...next].filter(([key, place]) => successors.includes(place.unit) && !state.holder.has(key))
    const [best] = free.sort(([, a], [, b]) => distance(a, slot) - distance(b, slot))
    if (!best) throw new Error(`no place for the people of ${slot.unit}`)
    put(state, best[0], person)
  }
}

function distance(place: Slot, former: Slot): number {
  return Math.abs(place.rank - former.rank) * 2 + (place.group === former.group ? 0 : 1)
}

function fillFreePlaces(state: State, day: CityDate, moved: Set<Person>): void {
  const awaited = new Map(awaitedOn(day).map((member) => [freePlaceFor(state, member), member]))
  const free = [...state.slots].filter(([key]) => !state.holder.has(key)).sort(([, a], [, b]) => b.rank - a.rank)
  for (const [key, slot] of free) {
    const member = awaited.get(key)
    if (member) {
      const person = castPerson(member, slot, day, state.people.length)
      state.cast.set(calledName(member), person)
      state.people.push(person)
      put(state, key, person)
    } else {
      fill(state, key, slot, day, moved)
    }
  }
}

function freePlaceFor(state: State, member: CastMember): string | undefined {
  for (const [key, slot] of state.slots) {
    if (slot.unit === member.unit && slot.title === member.title && !state.holder.has(key)) return key
  }
  throw new Error(`no free place for ${member.name}`)
}

/** By promotion from below as long as there is somebody; the last place goes to somebody new. */
function fill(state: State, key: string, slot: Slot, day: CityDate, moved: Set<Person>): void {
  const promoted = slot.rank >= 2 ? fromBelow(state, slot, moved) : null
  if (!promoted) {
    const person = hiredPerson(state.random, slot, day, state.people.length)
    state.people.push(person)
    put(state, key, person)
    moved.add(person)
    return
  }
  const [person, formerKey] = promoted
  const former = state.slots.get(formerKey)
  if (!former) throw new Error(`no place ${formerKey}`)
  vacate(state, person)
  put(state, key, person)
  moved.add(person)
  fill(state, formerKey, former, day, moved)
}

function fromBelow(state: State, slot: Slot, moved: ReadonlySet<Person>): [Person, string] | null {
  for (let rank = slot.rank - 1; rank >= 0; rank -= 1) {
    const able = [...state.placeOf].filter(([person, key]) => {
      const place = state.slots.get(key)
      const fits = place?.rank === (rank as Rank) && (place.group === slot.group || slot.rank === 5)
      return fits && place.unit !== slot.unit && !person.settled && !moved.has(person) && person.born >= 1967
    })
    if (able.length === 0) continue
    const some = state.random.sample(able, Math.min(6, able.length))
    return some.sort(([a], [b]) => a.born - b.born)[0] ?? null
  }
  return null
}

function writePostings(state: State, before: ReadonlyMap<Person, string>, day: CityDate): void {
  for (const [person, key] of state.placeOf) {
    const slot = state.slots.get(key)
    const current = postOn(person, day)
    if (!slot || !before.has(person) || !current) continue
    if (before.get(person) === key || (current.unit === slot.unit && current.title === slot.title)) continue
    endPosting(person, day)
    person.postings.push({ unit: slot.unit, title: slot.title, from: day, to: null })
  }
}

function put(state: State, key: string, person: Person): void {
  state.holder.set(key, person)
  state.placeOf.set(person, key)
}

function vacate(state: State, person: Person): void {
  const key = state.placeOf.get(person)
  if (key !== undefined && state.holder.get(key) === person) state.holder.delete(key)
  state.placeOf.delete(person)
}

function endPosting(person: Person, day: CityDate): void {
  for (const posting of person.postings) if (posting.to === null) posting.to = day
}

function endEmployment(person: Person, day: CityDate): void {
  for (const employment of person.employments) if (employment.to === null) employment.to = day
}
