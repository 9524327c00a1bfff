import { type CityDate, dayOf, laterOf } from '~/domain/calendar'
import { CAST_NAMES, type CastMember, calledName } from './cast'
import type { EmploymentSpan, Person, Slot } from './city'
import { drawName, nameOf, type Sex } from './names'
import type { Random } from './random'

/** How a person comes to be: name, age and career until the day on which they take a place. */

const AGES: readonly (readonly [number, number])[] = [
  [20, 33],
  [28, 47],
  [35, 60],
  [42, 58],
  [50, 60],
  [55, 60],
]

const FEMALE_SHARE: Record<string, number> = {
  看護: 0.92,
  保育: 0.95,
  幼稚園: 0.95,
  保健: 0.9,
  司書: 0.8,
  消防: 0.05,
  技術: 0.18,
  技能: 0.3,
  医師: 0.3,
  薬剤: 0.6,
  医療技術: 0.5,
}

/** Somebody who stands in this place on the first day of the portal's history. */
export function settledPerson(random: Random, slot: Slot, day: CityDate, index: number): Person {
  const sex = drawSex(random, slot)
  const reappointed = slot.rank <= 2 && random.chance(0.025)
  const [youngest, oldest] = AGES[slot.rank] ?? [20, 60]
  const lastYear = slot.rank >= 2 && !reappointed && random.chance(slot.rank >= 4 ? 0.1 : 0.06)
  const age = reappointed ? random.int(62, 64) : lastYear ? 61 : random.int(youngest, oldest)
  const born = 2025 - age
  const hired = Math.min(2026, born + 23 + Math.floor(random.next() ** 2 * 9))
  const hiredOn = dayOf(hired, 4, 1)
  const fixedTerm = !reappointed && !lastYear && slot.rank <= 2 && hired >= 2018 && random.chance(0.03)
  const { family, given } = drawName(random, sex, CAST_NAMES)
  const person = blank(index, { family, given, sex, born, group: slot.group, hiredOn })
  person.employments = fixedTerm
    ? [fixedTermSpan(dayOf(random.int(2023, 2025), 4, 1), dayOf(random.int(2028, 2030), 3, 31))]
    : reappointed
      ? [
          { type: 'permanent', from: hiredOn, to: dayOf(2025, 4, 1), termEndsOn: null },
          { type: 'reappointed', from: dayOf(2025, 4, 1), to: null, termEndsOn: null },
        ]
      : [{ type: 'permanent', from: hiredOn, to: null, termEndsOn: null }]
  if (fixedTerm) person.hiredOn = person.employments[0]?.from ?? hiredOn
  person.postings = [
    {
      unit: slot.unit,
      title: slot.title,
      from: laterOf(person.hiredOn, dayOf(random.int(2021, 2026), 4, 1)),
      to: null,
    },
  ]
  person.email = hasEmail(random, slot)
  return person.postings[0] && person.postings[0].from > day ? { ...person, hiredOn: day } : person
}

/** Somebody hired into this place on a day. */
export function hiredPerson(random: Random, slot: Slot, day: CityDate, index: number): Person {
  const sex = drawSex(random, slot)
  const age = slot.rank >= 1 || random.chance(0.2) ? random.int(28, 44) : random.int(19, 25)
  const { family, given } = drawName(random, sex, CAST_NAMES)
  const year = Number(day.slice(0, 4))
  const person = blank(index, { family, given, sex, born: year - 1 - age, group: slot.group, hiredOn: day })
  const fixedTerm = slot.rank >= 1 && random.chance(0.12)
  person.employments = [
    fixedTerm
      ? fixedTermSpan(day, dayOf(year + random.int(3, 5), 3, 31))
      : { type: 'permanent', from: day, to: null, termEndsOn: null },
  ]
  person.postings = [{ unit: slot.unit, title: slot.title, from: day, to: null }]
  person.email = hasEmail(random, slot)
  return person
}

/** A member of the cast, in the place that the cast's list names. */
export function castPerson(member: CastMember, slot: Slot, day: CityDate, index: number): Person {
  const { family, given } = nameOf(member.name)
  const born = Number(day.slice(0, 4)) - 1 - member.age
  const hiredOn = member.joins ? day : dayOf(Math.min(2025, born + 24), 4, 1)
  const person = blank(index, { family, given, sex: member.sex, born, group: slot.group, hiredOn })
  const ends = member.fixedTermEnds
  if (ends) {
    const from = member.joins ? day : dayOf(2024, 4, 1)
    person.hiredOn = from
    const [year = 0, month = 1, date = 1] = ends.split('-').map(Number)
    person.employments = [fixedTermSpan(from, dayOf(year, month, date))]
  } else {
    person.employments = [{ type: 'permanent', from: hiredOn, to: null, termEndsOn: null }]
  }
  const title = calledName(member) === '大川 徹' ? 'デジタル技術官' : slot.title
  const from = member.joins ? day : laterOf(person.hiredOn, dayOf(2025, 4, 1))
  person.postings = [{ unit: slot.unit, title, from, to: null }]
  if (member.before) {
    const { unit, title: formerTitle, from: since, to } = member.before
    person.postings.unshift({ unit, title: formerTitle, from: since as CityDate, to: to as CityDate })
  }
  person.settled = true
  return person
}

/** The fiscal year at whose end a person retires by age (domain notes §6.4); 65 from R13 on. */
export function retirementFiscalYear(born: number): number {
  if (born <= 1964) return 2026
  if (born === 1965) return 2028
  if (born === 1966) return 2030
  return born + 65
}

function blank(index: number, own: Pick<Person, 'family' | 'given' | 'sex' | 'born' | 'group' | 'hiredOn'>): Person {
  return {
    ...own,
    index,
    number: '',
    employments: [],
    postings: [],
    concurrent: [],
    leaves: [],
    renamed: null,
    email: true,
    settled: false,
  }
}

function fixedTermSpan(from: CityDate, termEndsOn: CityDate): EmploymentSpan {
  return { type: 'fixed_term', from, to: null, termEndsOn }
}

function drawSex(random: Random, slot: Slot): Sex {
  const share = FEMALE_SHARE[slot.group] ?? (slot.rank >= 4 ? 0.28 : 0.47)
  return random.chance(share) ? 'female' : 'male'
}

/** Field and manual staff share terminals and often have no address of their own. */
function hasEmail(random: Random, slot: Slot): boolean {
  return slot.group === '技能' ? random.chance(0.2) : slot.group === '消防' ? random.chance(0.7) : random.chance(0.97)
}
