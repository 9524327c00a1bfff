import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { type City, employmentOn, isRegularOn, JOB_CATEGORY, onLeaveOn, type Person, postOn } from './city'
import { departmentOfCode, unitNamed } from './establishment'
import { CORE, extendedOf } from './skills'
import type { Standing } from './standing'
import timeline from './timeline.json'

/** Whom each round asks for what, by the rules (domain notes §8); the sizes come out as the timeline counts them. */

export type DemoRound = {
  id: string
  name: string
  fiscalYear: number
  kind: string
  tiers: string[]
  departments: string[]
  opensOn: CityDate
  selfDueOn: CityDate
  confirmDueOn: CityDate
  closedOn: CityDate | null
  population: number
  submitted: number
  confirmed: number
}

export type Participant = {
  person: Person
  rule: string
  modes: string[]
  /** Places in the standard. */
  skills: number[]
  selfDueOn: CityDate
}

export const ROUNDS: DemoRound[] = timeline.rounds.map((round) => ({
  ...round,
  departments: round.departments ?? [],
  opensOn: cityDate(round.opensOn),
  selfDueOn: cityDate(round.selfDueOn),
  confirmDueOn: cityDate(round.confirmDueOn),
  closedOn: round.closedOn === null ? null : cityDate(round.closedOn),
}))

export function roundNamed(id: string): DemoRound {
  const round = ROUNDS.find((one) => one.id === id)
  if (!round) throw new Error(`no round ${id}`)
  return round
}

export function proxyEntriesOf(id: string): number {
  return timeline.proxyEntries.find((one) => one.roundId === id)?.count ?? 0
}

export function participantsOf(round: DemoRound, city: City, standing: Standing): Participant[] {
  const day = round.opensOn
  const heads = new Set(
    city.heads
      .filter(
        (head) => head.from <= day && (head.to === null || head.to > day) && unitNamed(head.unit).kind !== 'subunit',
      )
      .map((head) => head.person),
  )
  const asked = city.people.flatMap((person): Participant[] => {
    const post = postOn(person, day)
    if (!post || !isRegularOn(person, day) || onLeaveOn(person, day)) return []
    if (round.departments.length > 0 && !round.departments.includes(departmentOfCode(post.unit))) return []
    const field = JOB_CATEGORY[person.group] === '技能労務' || unitNamed(post.unit).workplaceType !== 'office'
    const entry = field
      ? { modes: ['self', 'proxy', 'paper'], selfDueOn: addDays(round.selfDueOn, 14) }
      : { modes: ['self'], selfDueOn: round.selfDueOn }
    const found = ruleOf(person, day, { isHead: heads.has(person), field, round, standing })
    if (!found || (round.kind === 'candidates' && found.extended.length === 0)) return []
    const skills = [
      ...(round.tiers.includes('core') ? CORE : []),
      ...(round.tiers.includes('extended') ? found.extended : []),
    ]
    return [{ person, rule: found.rule, ...entry, skills: skills.sort((a, b) => a - b) }]
  })
  if (asked.length !== round.population) throw new Error(`${round.id} asks ${asked.length}, not ${round.population}`)
  return asked
}

type Facts = { isHead: boolean; field: boolean; round: DemoRound; standing: Standing }

function ruleOf(person: Person, day: CityDate, facts: Facts): { rule: string; extended: number[] } | null {
  const { standing, round } = facts
  const roles = standing.rolesOn(person, day)
  if (facts.isHead && round.kind !== 'candidates') {
    return { rule: 'POP-2', extended: union([extendedOf('SECTION_HEAD'), ...roles.map(extendedOf)]) }
  }
  if (roles.length > 0) return { rule: 'POP-3', extended: union(roles.map(extendedOf)) }
  if (JOB_CATEGORY[person.group] === '技能労務')
    return round.kind === 'candidates' ? null : { rule: 'POP-6', extended: [] }
  if (facts.field) return round.kind === 'candidates' ? null : { rule: 'POP-5', extended: [] }
  const chosen = standing.chosenSkills(person, round.id)
  if (chosen.length > 0) return { rule: 'POP-4', extended: chosen }
  if (employmentOn(person, day)?.type === 'fiscal_year' || round.kind === 'candidates') return null
  return { rule: 'POP-1', extended: [] }
}

function union(lists: number[][]): number[] {
  return [...new Set(lists.flat())]
}
