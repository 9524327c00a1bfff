import { type CityDate, cityDate } from '~/domain/calendar'
import type { Person } from './city'
import type { Programme } from './programme'

/** Which certified or designated roles people hold or seek on a day, and which skills volunteers chose. */
export type Standing = {
  rolesOn: (person: Person, day: CityDate) => string[]
  chosenSkills: (person: Person, roundId: string) => number[]
}

export type RoleSpan = { person: Person; role: string; from: CityDate; to: CityDate | null }

const COMMITTEES = [cityDate('2027-10-19'), cityDate('2028-02-22'), cityDate('2028-10-17')] as const
const DATA_GRANTS = [cityDate('2028-03-15'), cityDate('2028-09-14')] as const
/** When candidates were nominated: in the first May of the programme, or the second. */
const NOMINATED = [cityDate('2027-05-10'), cityDate('2028-05-12')] as const
const GAVE_UP = cityDate('2028-03-31')
const CANDIDATES_SINCE_R9 = 9

/** The aims that made candidates: from the day chosen until certified, or given up. */
export function candidacies(programme: Programme): RoleSpan[] {
  const span = (role: string, from: CityDate, to: CityDate | null) => (person: Person) => ({ person, role, from, to })
  const [first, second, third] = COMMITTEES
  const { candidates } = programme
  const earlier = [...candidates.slice(0, 1), ...candidates.slice(-(CANDIDATES_SINCE_R9 - 1))]
  const later = candidates.filter((person) => !earlier.includes(person))
  return [
    ...programme.leadersFirst.map(span('DX_LEADER', NOMINATED[0], first)),
    ...programme.leadersSecond.map(span('DX_LEADER', NOMINATED[0], second)),
    ...programme.leadersThird.map(span('DX_LEADER', NOMINATED[0], third)),
    ...programme.gaveUp.map(span('DX_LEADER', NOMINATED[0], GAVE_UP)),
    ...earlier.map(span('DX_LEADER', NOMINATED[0], null)),
    ...later.map(span('DX_LEADER', NOMINATED[1], null)),
    ...programme.masters.map(span('DX_MASTER', NOMINATED[0], second)),
    ...[programme.promoted].map(span('DX_MASTER', cityDate('2028-04-10'), third)),
    ...programme.masterCandidates.map(span('DX_MASTER', cityDate('2028-04-10'), null)),
    ...programme.dataSpecialists.slice(0, 2).map(span('DATA_SPECIALIST', NOMINATED[0], DATA_GRANTS[0])),
    ...programme.dataSpecialists.slice(2).map(span('DATA_SPECIALIST', NOMINATED[1], DATA_GRANTS[1])),
    ...programme.dataCandidates.map(span('DATA_SPECIALIST', NOMINATED[1], null)),
  ]
}

/** Certificates as far as rounds ask their holders: the exact events stand in certificates.ts. */
export function holdings(programme: Programme): RoleSpan[] {
  const span =
    (role: string, from: CityDate, to: CityDate | null = null) =>
    (person: Person) => ({ person, role, from, to })
  const [first, second, third] = COMMITTEES
  const ended = new Map<Person, CityDate>([
    [programme.leftLate, cityDate('2028-03-20')],
    [programme.leftInSummer, cityDate('2028-09-01')],
    [programme.promoted, third],
    [programme.seconded, cityDate('2028-11-01')],
    ...programme.conditionalLapsed.map((person): [Person, CityDate] => [person, cityDate('2028-10-01')]),
  ])
  const leaders = [
    ...programme.leadersFirst.map(span('DX_LEADER', first)),
    ...programme.leadersSecond.map(span('DX_LEADER', second)),
    ...programme.leadersThird.map(span('DX_LEADER', third)),
  ].map((one) => ({ ...one, to: ended.get(one.person) ?? null }))
  return [
    ...leaders,
    ...programme.masters.map(span('DX_MASTER', second)),
    ...[programme.promoted].map(span('DX_MASTER', third)),
    ...programme.dataSpecialists.slice(0, 2).map(span('DATA_SPECIALIST', DATA_GRANTS[0])),
    ...programme.dataSpecialists.slice(2).map(span('DATA_SPECIALIST', DATA_GRANTS[1])),
  ]
}

export function standingOf(programme: Programme, chosen: Standing['chosenSkills']): Standing {
  const spans = new Map<Person, RoleSpan[]>()
  for (const span of [...candidacies(programme), ...holdings(programme)]) {
    spans.set(span.person, [...(spans.get(span.person) ?? []), span])
  }
  return {
    rolesOn: (person, day) => {
      const held = (spans.get(person) ?? []).filter((one) => one.from <= day && (one.to === null || one.to > day))
      return [...new Set(held.map((one) => one.role))]
    },
    chosenSkills: chosen,
  }
}
