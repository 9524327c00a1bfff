import { CANDIDATES_OF_TAKASHIMA, calledName, LEADERS_R9, LEADERS_R10 } from './cast'
import { type Person, postOn } from './city'
import { FIRST_DAY, sectionOfCode, UNITS } from './establishment'
import { type Random, randomOf } from './random'

/**
 * Who will be leader, master, candidate, mentor: chosen among the first staff, so that they stay where the timeline's
 * figures (40 leaders and 3 masters in 33 sections) have them.
 */
export type Programme = {
  /** Certified by the committees of R9 and of October R10. */
  leadersFirst: Person[]
  leadersSecond: Person[]
  leadersThird: Person[]
  conditionalMet: Person[]
  conditionalLapsed: Person[]
  conditionalOpen: Person[]
  conditionalOpenThird: Person[]
  masters: Person[]
  promoted: Person
  masterCandidates: Person[]
  suspendedForChildcare: Person
  seconded: Person
  leftLate: Person
  retired: Person
  /** The one who retired, back by 再任用. */
  cameBack: Person
  leftInSummer: Person
  dataSpecialists: Person[]
  dataCandidates: Person[]
  /** Leader candidates of today: 高島's eight first, then those since R9, then those since R10. */
  candidates: Person[]
  /** Leader candidates of R9 who gave it up. */
  gaveUp: Person[]
  provisionalMentors: Person[]
}

export function chooseProgramme(people: Person[]): Programme {
  const random = randomOf('programme')
  const named = new Map(people.filter((person) => person.settled).map((person) => [callOf(person), person]))
  const known = (name: string) => {
    const person = named.get(name)
    if (!person) throw new Error(`${name} is not among the first staff`)
    return person
  }
  const pick = (unit: string) => settle(random, people, unit)
  const knownR9 = (committee: number) =>
    LEADERS_R9.filter((leader) => leader.committee === committee).map((leader) => known(calledName(leader.member)))

  const masterCandidates = ['宮崎 亮', '荒井 由美', '村上 剛'].map(known)
  const promoted = known('西村 健')
  const retired = pick('S048')
  // 60 or more on the day of 定年前再任用.
  retired.born = 1966
  const others = ['S013', 'S019', 'S037-01', 'S043', 'S089', 'S104', 'S006-03', 'S024-03'].map(pick)
  const [suspendedForChildcare, leftLate, leftInSummer, ...lapsed] = ['S024-02', 'S020', 'S062', 'S054', 'S016-01'].map(
    pick,
  )
  const seconded = pick('S005-02')
  if (!suspendedForChildcare || !leftLate || !leftInSummer) throw new Error('the leaders of the timeline are not there')
  const third = ['S021', 'S030', 'S064', 'S083', 'S119', 'S053', 'S006-01', 'S003', 'S017-03', 'S012', 'S016-03'].map(
    pick,
  )
  const candidates = [known('石黒 美咲'), ...CANDIDATES_OF_TAKASHIMA.map((member) => known(calledName(member)))]
  const dataSpecialists = ['S010', 'S004', 'S058'].map(pick)
  const dataCandidates = ['S012', 'S024-01', 'S026'].map(pick)
  const provisionalMentors = ['S006-01', 'S006-02', 'S006-02', 'S006-03', 'S006-03', 'S006-03', 'S006-04', 'S006-04']
    .concat(['S007', 'S007', 'S007', 'S006-04'])
    .map(pick)
  const more = random.shuffle(OFFICE_UNITS).slice(0, 37).map(pick)
  return {
    leadersFirst: [...knownR9(1), ...masterCandidates, promoted, retired],
    leadersSecond: [...knownR9(2), ...others, suspendedForChildcare, leftLate, leftInSummer, ...lapsed, seconded],
    leadersThird: [...LEADERS_R10.map((member) => known(calledName(member))), ...third],
    conditionalMet: others.slice(0, 3),
    conditionalLapsed: lapsed,
    conditionalOpen: [known('山本 修平'), known('藤井 亮介'), ...others.slice(3, 4)],
    conditionalOpenThird: third.slice(0, 3),
    masters: [known('高島 直樹'), known('五十嵐 恵子')],
    promoted,
    masterCandidates,
    suspendedForChildcare,
    seconded,
    leftLate,
    retired,
    cameBack: retired,
    leftInSummer,
    dataSpecialists,
    dataCandidates,
    candidates: [...candidates, ...more.slice(0, 31)],
    gaveUp: more.slice(31),
    provisionalMentors,
  }
}

/** Sections and subunits with a terminal for everybody, as places where candidates come from. */
const OFFICE_UNITS = UNITS.filter((unit) => {
  const large = unit.kind !== 'department' && unit.workplaceType === 'office' && unit.headcount >= 12
  const hasUnitsBelow = UNITS.some((other) => other.parent === unit.code)
  return (
    large &&
    unit.validTo === null &&
    unit.validFrom === FIRST_DAY &&
    !hasUnitsBelow &&
    sectionOfCode(unit.code) !== 'S023'
  )
}).map((unit) => unit.code)

/** Somebody of this unit with twelve months of service before the first committee (certification rules L1). */
function settle(random: Random, people: readonly Person[], unit: string): Person {
  const able = people.filter((person) => {
    const [employment, ...more] = person.employments
    const plain = employment?.type === 'permanent' && more.length === 0
    return plain && postOn(person, FIRST_DAY)?.unit === unit && !person.settled && person.hiredOn <= '2025-04-01'
  })
  const experienced = able.filter((person) =>
    ['主任', '主査', '消防士長', '消防司令補'].includes(postOn(person, FIRST_DAY)?.title ?? ''),
  )
  const others = able.filter((person) => ['主事', '技師', '保健師'].includes(postOn(person, FIRST_DAY)?.title ?? ''))
  if (able.length === 0) throw new Error(`nobody can be chosen in ${unit}`)
  const person = random.pick(experienced.length > 0 ? experienced : others)
  person.settled = true
  return person
}

function callOf(person: Person): string {
  return `${person.family.name} ${person.given.name}`
}
