import { type CityDate, dayOf } from '~/domain/calendar'
import { CAST_NAMES } from './cast'
import type { Group, Person } from './city'
import { UNITS } from './establishment'
import { drawName } from './names'
import { type Random, randomOf } from './random'

const COUNT = 300
const YEARS = [2026, 2027, 2028]

/** 会計年度任用職員: beside the headcount. The last hired come last, so that nobody else's number moves. */
export function hireFiscalYearStaff(firstIndex: number): Person[] {
  const people = hireForTheYear(firstIndex)
  return [...people, ...hireForTheTaxSeason(firstIndex + people.length)]
}

/** An employment a year, about a fifth of them new each April. */
function hireForTheYear(firstIndex: number): Person[] {
  const random = randomOf('fiscal-year staff')
  const units = UNITS.filter((unit) => unit.kind !== 'department' && unit.validTo === null && unit.headcount >= 6)
    .filter((unit) => unit.validFrom === '2026-04-01' && !UNITS.some((other) => other.parent === unit.code))
    // The reference screens count the people of this section.
    .filter((unit) => unit.code !== 'S023')
  const people: Person[] = []
  for (let place = 0; place < COUNT; place += 1) {
    const unit = random.pick(units)
    let person: Person | null = null
    for (const year of YEARS) {
      const from = dayOf(year, 4, 1)
      const to = dayOf(year + 1, 4, 1)
      if (!person || random.chance(0.2)) {
        person = newcomer(random, firstIndex + people.length, groupIn(unit.code), from)
        person.postings.push({ unit: unit.code, title: '会計年度任用職員', from, to })
        people.push(person)
      }
      const posting = person.postings[0]
      if (posting) posting.to = to
      person.employments.push({ type: 'fiscal_year', from, to, termEndsOn: dayOf(year + 1, 3, 31) })
    }
  }
  return people
}

/** Help with the tax returns of winter: five months, too short a term to be included in a round. */
function hireForTheTaxSeason(firstIndex: number): Person[] {
  const random = randomOf('help in the tax season')
  const from = dayOf(2028, 11, 1)
  const to = dayOf(2029, 4, 1)
  return ['S016-02', 'S016-03', 'S018'].map((unit, place) => {
    const person = newcomer(random, firstIndex + place, '事務', from)
    person.postings.push({ unit, title: '会計年度任用職員', from, to })
    person.employments.push({ type: 'fiscal_year', from, to, termEndsOn: dayOf(2029, 3, 31) })
    return person
  })
}

function newcomer(random: Random, index: number, group: Group, hiredOn: CityDate): Person {
  const sex = random.chance(0.8) ? 'female' : 'male'
  const { family, given } = drawName(random, sex, CAST_NAMES)
  const born = Number(hiredOn.slice(0, 4)) - 1 - random.int(24, 64)
  const own = { index, number: '', family, given, sex, born, group, hiredOn } as const
  return {
    ...own,
    employments: [],
    postings: [],
    concurrent: [],
    leaves: [],
    renamed: null,
    email: false,
    settled: false,
  }
}

function groupIn(unit: string): Group {
  if (/^S03[456]/.test(unit)) return '保育'
  if (unit.startsWith('S085')) return '看護'
  if (/^S(101|103)/.test(unit)) return '技能'
  return '事務'
}
