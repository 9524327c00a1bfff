import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { type City, isRegularOn, type Person, postOn } from './city'
import { hireFiscalYearStaff } from './fiscal-year-staff'
import { addConcurrentPosts, appointHeads, nameDelegates } from './heads'
import { includeSomeFiscalYearStaff } from './inclusions'
import { giveLeave } from './leaves'
import { otherFamilyName } from './names'
import type { Programme } from './programme'
import { randomOf } from './random'
import { staffTheCity } from './staffing'

/** The whole city in memory: people, posts, heads, delegates, leave. */
export function buildCity(today: CityDate): { city: City; programme: Programme } {
  const staff = staffTheCity()
  const heads = appointHeads(staff.people)
  giveLeave(staff, heads, today)
  addConcurrentPosts(staff)
  changeNames(staff.people, today)
  const delegations = nameDelegates(staff.people, heads).filter((one) => one.to === null || one.to > one.from)
  const fiscalYearStaff = hireFiscalYearStaff(staff.people.length)
  const people = [...staff.people, ...fiscalYearStaff]
  giveNumbers(people)
  endOneTerm(staff.cast.get('柳原 智也'))
  const inclusions = includeSomeFiscalYearStaff(fiscalYearStaff)
  return { city: { people, heads, delegations, inclusions, cast: staff.cast }, programme: staff.programme }
}

/** Women and men who took another family name (domain notes §6.14). */
function changeNames(people: readonly Person[], today: CityDate): void {
  const random = randomOf('names that change')
  const able = people.filter((person) => {
    const stays = isRegularOn(person, cityDate('2026-04-01')) && isRegularOn(person, today)
    return stays && !person.settled && person.born >= 1986 && postOn(person, today) !== null
  })
  for (const person of random.sample(able, 28)) {
    const on = addDays(cityDate('2026-11-01'), random.int(0, 700))
    person.renamed = { on, before: person.family }
    person.family = otherFamilyName(random, person.family)
  }
}

/** Numbers follow the day of hiring, as a personnel system gives them; 職員番号 keep their leading zeros. */
function giveNumbers(people: readonly Person[]): void {
  const order = [...people].sort((a, b) =>
    a.hiredOn === b.hiredOn ? a.index - b.index : a.hiredOn < b.hiredOn ? -1 : 1,
  )
  order.forEach((person, place) => {
    person.number = String(101 + place).padStart(6, '0')
  })
}

/** 任期付: the one end that is already known as an order. */
function endOneTerm(person: Person | undefined): void {
  const employment = person?.employments.at(-1)
  if (!person || !employment?.termEndsOn) throw new Error('nobody of the cast has a fixed term')
  employment.to = addDays(employment.termEndsOn, 1)
  for (const posting of person.postings) posting.to ??= employment.to
}
