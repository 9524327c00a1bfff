import type { CityDate } from '~/domain/calendar'
import { type City, isRegularOn, type Person, postOn } from './city'
import { departmentOfCode } from './establishment'
import { randomOf } from './random'
import { type Participant, roundNamed } from './rounds'

/** Who handed in and who was confirmed in each round, so that the timeline's counts and today's map agree. */
export type Turnout = { submitted: Set<Person>; confirmed: Set<Person> }

/** Of the people of today, those with at least one confirmed level: 3,620 of 4,000. */
const ASSESSED_TODAY: Record<string, number> = {
  D01: 202,
  D02: 200,
  D03: 380,
  D04: 442,
  D05: 113,
  D06: 183,
  D07: 58,
  D08: 95,
  D09: 52,
  D10: 172,
  D11: 25,
  D12: 14,
  D13: 175,
  D14: 637,
  D15: 358,
  D16: 414,
  D17: 22,
  D18: 8,
  D19: 8,
  D21: 8,
  D22: 54,
}

const OFFICER_IN = 'D01'
const LARGEST = 'D14'

/** People of the pilot whose levels were not confirmed since. */
const STALE = 8

export function turnoutOf(
  city: City,
  participants: ReadonlyMap<string, Participant[]>,
  sure: ReadonlySet<Person>,
  officer: Person,
  today: CityDate,
): Map<string, Turnout> {
  const random = randomOf('turnout')
  const asked = (id: string) =>
    (participants.get(id) ?? []).map(({ person }) => person).filter((one) => one !== officer)
  const [p8, p9, p10] = [asked('RND-R8'), asked('RND-R9'), asked('RND-R10')]
  const inP9 = new Set(p9)
  const inP10 = new Set(p10)
  const present = city.people.filter((person) => isRegularOn(person, today) && person !== officer)
  const never = neverAssessed()
  const assessed = present.filter((person) => !never.has(person))
  const leftSince = (list: readonly Person[]) => list.filter((person) => !isRegularOn(person, today))

  const r10 = roundNamed('RND-R10')
  const mustR10 = assessed.filter((person) => inP10.has(person) && (sure.has(person) || !inP9.has(person)))
  const canR10 = random.shuffle([
    ...assessed.filter((one) => inP10.has(one) && !mustR10.includes(one)),
    ...leftSince(p10),
  ])
  const confirmed10 = new Set([...mustR10, ...canR10.slice(0, r10.confirmed - mustR10.length)])

  const onlyBefore = assessed.filter((person) => !confirmed10.has(person))
  const inP8 = new Set(p8)
  const stale = new Set(onlyBefore.filter((person) => inP8.has(person)).slice(0, STALE))
  const r9 = roundNamed('RND-R9')
  const mustR9 = onlyBefore.filter((person) => !stale.has(person))
  const keptOut = new Set([...mustR9, ...stale, ...never])
  const canR9 = random.shuffle(p9.filter((person) => !keptOut.has(person)))
  // Leaders and candidates of the first year were confirmed before they applied.
  const first = canR9.filter((person) => sure.has(person))
  const rest = canR9.filter((person) => !sure.has(person))
  const confirmed9 = new Set([...mustR9, ...first, ...rest].slice(0, r9.confirmed))

  const r8 = roundNamed('RND-R8')
  const canR8 = random.shuffle(p8.filter((person) => !never.has(person) && !stale.has(person)))
  const confirmed8 = new Set([...stale, ...canR8].slice(0, r8.confirmed))
  return new Map([
    ['RND-R8', withUnconfirmed(p8, confirmed8, r8.submitted)],
    ['RND-R9', withUnconfirmed(p9, confirmed9, r9.submitted)],
    ['RND-R10', withUnconfirmed(p10, confirmed10, r10.submitted)],
  ])

  /** By department; those whom no round could ask come first. The largest department makes up for one too many. */
  function neverAssessed(): Set<Person> {
    const found = new Set<Person>()
    const departments = Object.entries(ASSESSED_TODAY).map(([department, wanted]) => {
      const here = present.filter((person) => departmentOfCode(postOn(person, today)?.unit ?? '') === department)
      // The officer's levels were registered at the appointment.
      const count = here.length - (department === OFFICER_IN ? wanted - 1 : wanted)
      const neverAsked = here.filter((person) => !inP9.has(person) && !inP10.has(person))
      return { department, count, neverAsked, here }
    })
    const tooMany = departments.reduce((sum, { count, neverAsked }) => sum + Math.max(0, neverAsked.length - count), 0)
    for (const { department, count, neverAsked, here } of departments) {
      const others = random.shuffle(here.filter((person) => !neverAsked.includes(person) && !sure.has(person)))
      const wanted = Math.max(neverAsked.length, department === LARGEST ? count - tooMany : count)
      for (const person of [...neverAsked, ...others].slice(0, wanted)) found.add(person)
    }
    return found
  }

  function withUnconfirmed(population: readonly Person[], confirmed: Set<Person>, submitted: number): Turnout {
    const others = random.sample(
      population.filter((person) => !confirmed.has(person)),
      submitted - confirmed.size,
    )
    return { confirmed, submitted: new Set([...confirmed, ...others]) }
  }
}
