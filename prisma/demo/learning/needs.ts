import { type FiscalYear, fiscalYear } from '~/domain/calendar'
import type { City, Person } from '../city'
import { castMember } from '../city'
import type { Programme } from '../programme'
import { placeOfSkill } from '../skills'
import type { FinalLevels } from './final-levels'

/** What the people of the programme have completed for their certificate, what they still lack, and who waits for what. */
export type Need = { person: Person; code: string; fiscalYear: FiscalYear }
export type Needs = {
  /** Certainly completed in that year, those who need it first in front. */
  completed: Need[]
  /** Certainly given a seat that has not led to a completion. */
  seated: (Need & { session: number })[]
  /** Certainly applied, without a seat so far. */
  without: (Need & { session: number; state: 'waitlisted' | 'applied' })[]
  /** Not taken by them, whatever the year. */
  never: { person: Person; code: string }[]
  /** Not taken by them in that year. */
  notIn: Need[]
}

const R9 = fiscalYear(2027)
const R10 = fiscalYear(2028)
const FIRST_COURSES = ['TRN-101', 'TRN-102', 'TRN-103', 'TRN-104']
const LEADER_COURSES = ['TRN-107', 'TRN-301', 'TRN-306']
const DATA_COURSES = ['TRN-103', 'TRN-105', 'TRN-401', 'TRN-402', 'TRN-403']

/** Leader candidates who still lack courses of the rule: 14 of the 39. */
export type Lacking = {
  annual: Person[]
  security: Person[]
  securitySeated: Person[]
  upkeep: Person[]
  noCode: Person[]
  noCodeWaiting: Person[]
  rpaSeated: Person[]
}

export function lackingOf({ candidates }: Pick<Programme, 'candidates'>): Lacking {
  const at = (...places: number[]) => places.flatMap((place) => candidates[place] ?? [])
  return {
    annual: at(31, 32, 33),
    security: at(33, 8),
    securitySeated: at(13, 14),
    upkeep: at(0, 31, 32, 33, 8, 9, 10, 11, 12),
    noCode: at(12, 13),
    noCodeWaiting: at(15, 16),
    rpaSeated: at(17),
  }
}

export function needsOf(city: City, programme: Programme, levels: FinalLevels): Needs {
  const needs: Needs = { completed: [], seated: [], without: [], never: [], notIn: [] }
  const complete = (people: readonly Person[], codes: readonly string[], year: FiscalYear) => {
    for (const person of people) for (const code of codes) needs.completed.push({ person, code, fiscalYear: year })
  }
  const tool = (person: Person) => toolCourseOf(person, levels)
  const completeTool = (people: readonly Person[], year: FiscalYear) => {
    for (const person of people) complete([person], [tool(person)], year)
  }
  const { candidates } = programme
  const earlier = [...candidates.slice(0, 1), ...candidates.slice(-8)]
  const later = candidates.filter((person) => !earlier.includes(person))
  const lacking = lackingOf(programme)

  const certified = [...programme.leadersFirst, ...programme.leadersSecond, ...programme.leadersThird]
  const r9 = [...certified, ...earlier.filter((person) => !lacking.upkeep.includes(person))]
  complete([...certified, ...earlier], FIRST_COURSES, R9)
  complete(r9, LEADER_COURSES, R9)
  const withoutUpkeep = earlier.filter((person) => lacking.upkeep.includes(person))
  complete(withoutUpkeep, ['TRN-301'], R9)
  complete(
    withoutUpkeep.filter((person) => !lacking.security.includes(person)),
    ['TRN-107'],
    R9,
  )
  completeTool([...programme.leadersFirst, ...programme.leadersSecond], R9)
  completeTool([...programme.leadersThird, ...earlier], R10)
  complete(programme.masters, FIRST_COURSES, R9)
  for (const person of programme.gaveUp) needs.seated.push({ person, code: 'TRN-301', fiscalYear: R9, session: -1 })
  complete(programme.gaveUp, ['TRN-101', 'TRN-102'], R9)

  complete(later, FIRST_COURSES, R9)
  const annual = [
    ...programme.leadersThird,
    programme.promoted,
    ...programme.masterCandidates,
    ...programme.dataSpecialists,
  ]
  complete([...annual, ...programme.dataCandidates], ['TRN-102'], R10)
  complete(
    candidates.filter((person) => !lacking.annual.includes(person)),
    ['TRN-102'],
    R10,
  )
  complete(later, ['TRN-301'], R10)
  const without = (...lists: Person[][]) => later.filter((person) => !lists.some((list) => list.includes(person)))
  complete(without(lacking.security, lacking.securitySeated), ['TRN-107'], R10)
  complete(without(lacking.upkeep), ['TRN-306'], R10)
  completeTool(without(lacking.noCode, lacking.noCodeWaiting, lacking.rpaSeated), R10)
  for (const person of lacking.annual) needs.notIn.push({ person, code: 'TRN-102', fiscalYear: R10 })
  for (const person of [...lacking.security, ...lacking.securitySeated]) needs.never.push({ person, code: 'TRN-107' })
  for (const person of lacking.upkeep) needs.never.push({ person, code: 'TRN-306' })
  for (const person of [...lacking.noCode, ...lacking.noCodeWaiting, ...lacking.rpaSeated]) {
    needs.never.push({ person, code: 'TRN-302' }, { person, code: 'TRN-303' })
  }
  const seat = (people: readonly Person[], code: string, session: number) => {
    for (const person of people) needs.seated.push({ person, code, fiscalYear: R10, session })
  }
  seat(lacking.securitySeated, 'TRN-107', 3)
  seat(lacking.rpaSeated, 'TRN-302', 2)
  for (const person of lacking.noCodeWaiting) {
    needs.without.push({ person, code: 'TRN-303', fiscalYear: R10, session: 2, state: 'waitlisted' })
  }

  conditions(needs, programme, complete, seat)
  specialists(programme, complete, needs)
  masterCandidates(city, needs, complete)
  cast(city, needs, complete, seat)
  return needs
}

type Complete = (people: readonly Person[], codes: readonly string[], year: FiscalYear) => void
type Seat = (people: readonly Person[], code: string, session: number) => void

/** What certificates given on a condition still asked for. */
function conditions(needs: Needs, programme: Programme, complete: Complete, seat: Seat): void {
  const never = (people: readonly Person[], code: string) => {
    for (const person of people) needs.never.push({ person, code })
  }
  const notIn = (people: readonly Person[], code: string, year: FiscalYear) => {
    for (const person of people) needs.notIn.push({ person, code, fiscalYear: year })
  }
  const met = programme.conditionalMet.slice(0, 2)
  const late = programme.conditionalLapsed.slice(0, 1)
  notIn([...met, ...late], 'TRN-305', R9)
  complete([...met, ...late], ['TRN-305'], R10)
  const open = programme.conditionalOpen.slice(1, 2)
  never(open, 'TRN-305')
  seat(open, 'TRN-305', 2)
  never(programme.conditionalOpenThird, 'TRN-307')
  seat(programme.conditionalOpenThird, 'TRN-307', 2)
}

function specialists({ dataSpecialists, dataCandidates }: Programme, complete: Complete, needs: Needs): void {
  complete(dataSpecialists, ['TRN-101', 'TRN-102', ...DATA_COURSES], R9)
  complete(dataCandidates, ['TRN-101', 'TRN-103', 'TRN-105'], R9)
  const lacks = ['TRN-403', 'TRN-401', 'TRN-402']
  dataCandidates.forEach((person, place) => {
    const code = lacks[place] ?? 'TRN-401'
    needs.never.push({ person, code })
    complete(
      [person],
      lacks.filter((one) => one !== code),
      R10,
    )
  })
}

/** 荒井 has all but TRN-501, 村上 two of six; 宮崎 comes by his years in 情報システム課 (TP-5). */
function masterCandidates(city: City, needs: Needs, complete: Complete): void {
  const arai = castMember(city, '荒井 由美')
  const murakami = castMember(city, '村上 剛')
  complete([arai], ['TRN-309', 'TRN-305', 'TRN-106', 'TRN-503', 'TRN-505'], R9)
  complete([arai], ['TRN-502', 'TRN-504'], R10)
  complete([murakami], ['TRN-309'], R9)
  complete([murakami], ['TRN-503'], R10)
  needs.notIn.push({ person: murakami, code: 'TRN-503', fiscalYear: R9 })
  needs.never.push({ person: arai, code: 'TRN-501' })
  for (const code of ['TRN-501', 'TRN-502', 'TRN-504', 'TRN-505']) needs.never.push({ person: murakami, code })
}

/** What the reference screens say of people of 介護保険課. */
function cast(city: City, needs: Needs, complete: Complete, seat: Seat): void {
  const ishiguro = castMember(city, '石黒 美咲')
  needs.seated.push({ person: ishiguro, code: 'TRN-309', fiscalYear: R10, session: 1 })
  needs.without.push({ person: ishiguro, code: 'TRN-305', fiscalYear: R10, session: 2, state: 'applied' })
  for (const code of ['TRN-305', 'TRN-307', 'TRN-309']) needs.never.push({ person: ishiguro, code })
  const takeuchi = castMember(city, '竹内 沙織')
  complete([takeuchi], ['TRN-103', 'TRN-105'], R9)
  needs.never.push({ person: takeuchi, code: 'TRN-304' })
  seat([takeuchi], 'TRN-304', 1)
  for (const name of ['谷口 葵', '西田 舞', '大島 遥']) {
    const person = castMember(city, name)
    complete([person], ['TRN-103'], R9)
    needs.never.push({ person, code: 'TRN-105' })
    needs.without.push({ person, code: 'TRN-105', fiscalYear: R10, session: 6, state: 'applied' })
  }
}

/** RPA or no-code: what they can do tells which course they took. */
function toolCourseOf(person: Person, levels: FinalLevels): string {
  const level = (code: string) => levels(person, placeOfSkill(code)) ?? 0
  return level('AUT-NCL') > level('AUT-RPA') ? 'TRN-303' : 'TRN-302'
}
