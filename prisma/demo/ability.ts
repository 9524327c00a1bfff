import type { CityDate } from '~/domain/calendar'
import { type City, onLeaveOn, type Person } from './city'
import { departmentOfCode } from './establishment'
import { type Random, randomOf } from './random'
import { CORE, placeOfSkill, SKILLS } from './skills'

/**
 * What people can do at the end of the history, as a distribution that looks like a city hall: the share at level 2 or
 * more in each skill, high in 企画管理部 and low in wards and fire stations, and two in three with all core skills at 1.
 */

/** Level by the place of the skill, for each person. */
type Ability = Map<Person, number[]>

/** Share of the assessed at level 2 or more, in %, in the order of the standard. */
const SHARE_AT_2 = [
  29, 44, 32, 15, 28, 17, 14, 14, 11, 14, 7, 8, 5, 10, 11, 4, 21, 20, 5, 16, 9, 7, 9, 4, 5, 45, 41, 17, 5, 8, 8, 10, 6,
  3, 3, 18, 12, 11, 7,
]

/** Skills at level 2 or more per assessed person, by department: its standing against the city's 4.1. */
const PER_PERSON: Record<string, number> = {
  D01: 9.1,
  D02: 6.4,
  D03: 4.8,
  D04: 2.5,
  D05: 5.6,
  D06: 2.5,
  D07: 6,
  D08: 5.3,
  D09: 5.7,
  D10: 4.7,
  D11: 9.1,
  D12: 5,
  D13: 4.6,
  D14: 2.1,
  D15: 4.4,
  D16: 2.8,
  D17: 4.4,
  D18: 5.4,
  D19: 3.8,
  D21: 4.5,
  D22: 6,
}
const CITY_PER_PERSON = 4.1
/** People of today with every core skill at 1 or more; with the people of the screens 66.8 % of those whom a round may ask. */
const LITERATE = 2632
const CORE_AT_3 = 0.003
const EXTENDED_AT_3 = 0.004

export function abilityOf(
  city: City,
  given: {
    assessed: ReadonlySet<Person>
    assessedExtended: ReadonlySet<Person>
    keen: ReadonlySet<Person>
    today: CityDate
  },
): Ability {
  const random = randomOf('ability')
  const scores = new Map<Person, number[]>()
  for (const person of city.people) scores.set(person, scoresOf(random, person, given.keen.has(person)))
  const scoresIn = (people: ReadonlySet<Person>, place: number) =>
    [...people].map((person) => scores.get(person)?.[place] ?? 0)
  const secondAt = SKILLS.map((skill, place) =>
    threshold(
      scoresIn(skill.tier === 'core' ? given.assessed : given.assessedExtended, place),
      (SHARE_AT_2[place] ?? 0) / 100,
    ),
  )
  const thirdAt = SKILLS.map((skill, place) =>
    skill.tier === 'core'
      ? threshold(scoresIn(given.assessed, place), CORE_AT_3)
      : threshold(scoresIn(given.assessedExtended, place), EXTENDED_AT_3),
  )
  const asked = [...given.assessed].filter((person) => !onLeaveOn(person, given.today))
  const weakest = asked.map((person) => weakestCore(scores.get(person) ?? [], secondAt)).sort((a, b) => b - a)
  const literateFrom = weakest[Math.min(LITERATE, weakest.length) - 1] ?? 0
  const firstAt = SKILLS.map((skill, place) =>
    skill.tier === 'core'
      ? (secondAt[place] ?? 0) + literateFrom
      : threshold(
          scoresIn(given.assessedExtended, place),
          Math.min(0.86, 0.3 + (2.2 * (SHARE_AT_2[place] ?? 0)) / 100),
        ),
  )
  const levelOf = (score: number, place: number) =>
    score >= (thirdAt[place] ?? 9) ? 3 : score >= (secondAt[place] ?? 9) ? 2 : score >= (firstAt[place] ?? 9) ? 1 : 0
  return new Map([...scores].map(([person, own]) => [person, own.map(levelOf)]))
}

/** How far the weakest core skill stands from level 2. */
function weakestCore(scores: readonly number[], secondAt: readonly number[]): number {
  return Math.min(...CORE.map((place) => (scores[place] ?? 0) - (secondAt[place] ?? 0)))
}

function scoresOf(random: Random, person: Person, keen: boolean): number[] {
  const post = person.postings.at(-1)
  const unit = post?.unit ?? 'S001'
  const department = Math.log((PER_PERSON[departmentOfCode(unit)] ?? CITY_PER_PERSON) / CITY_PER_PERSON) * 1.5
  const own = random.normal() * 1.15 + department + (keen ? 0.7 : 0)
  const young = (person.born - 1980) / 30
  return SKILLS.map((skill) => {
    const bent = bentOf(unit, skill.code) + (skill.category === 'LIT' || skill.category === 'AIX' ? young * 0.6 : 0)
    return own + bent + random.normal() * (skill.tier === 'core' ? 0.75 : 0.95)
  })
}

/** What the work of a section brings with it. */
const BENTS: [RegExp, RegExp, number][] = [
  [/^S006/, /^SYS|^SEC|^AUT/, 1.5],
  [/^S007/, /^BPR|^DAT|^AIX/, 0.9],
  [/^S01[2678]/, /^AUT-RPA|^AUT-OCR/, 1.1],
  [/^S024/, /^AUT-RPA/, 1.9],
  [/^S010/, /^DAT/, 1.6],
  [/^S004/, /^BPR|^LDR/, 0.9],
  [/^S014/, /^SYS-PRC/, 1.8],
  [/^S037|^S12[0-2]|^S119/, /^AUT-FRM/, 1.2],
  [/^S0(19|2)|^S03/, /^SEC-PRV/, 0.5],
  [/^S085|^S084/, /^SEC-PRV|^SEC-BAS/, 0.3],
  [/^S072/, /^SEC-INC/, 1.5],
]

function bentOf(unit: string, skill: string): number {
  return BENTS.reduce((sum, [units, skills, bent]) => (units.test(unit) && skills.test(skill) ? sum + bent : sum), 0)
}

/** The score that this share of people reach. */
function threshold(scores: number[], share: number): number {
  const sorted = scores.sort((a, b) => b - a)
  return sorted[Math.max(0, Math.round(share * sorted.length) - 1)] ?? 9
}

/** The levels as they were a year before: a little lower, and whole skills not yet learned. */
export function yearBefore(random: Random, later: readonly number[], year: 2026 | 2027): number[] {
  const literacyCame = random.chance(0.1255) ? random.pick(CORE) : -1
  return later.map((level, place) => {
    if (level >= 3) return random.chance(0.75) || year === 2026 ? 2 : level
    if (level === 2) return random.chance(0.3) ? 1 : 2
    if (level === 1 && (place === literacyCame || (place === COLLABORATION && random.chance(0.2)))) return 0
    if (level === 1 && (SKILLS[place]?.tier === 'extended' || year === 2026)) return random.chance(0.22) ? 0 : 1
    return level
  })
}

const COLLABORATION = placeOfSkill('LIT-COL')
