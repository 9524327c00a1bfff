import { type CityDate, cityDate } from '~/domain/calendar'
import { type City, castMember, isRegularOn, onLeaveOn, type Person, postOn } from '../city'
import { unitNamed } from '../establishment'
import type { Programme } from '../programme'
import { type Random, randomOf } from '../random'
import type { Volunteer } from '../volunteers'
import { PROGRESS_INQUIRY, type Work } from './works'

/** A project before its days and texts are drawn: who takes it, and how far it came. */
export type Draft = {
  lead: Person
  mainDeveloper?: Person
  adviser?: Person
  proposed: Span
  /** Began to operate, or was completed: in this span. */
  delivered?: Span
  stage: 'delivered' | 'running' | 'proposed'
  /** Done once: a specification of requirements, completed without operating. */
  specification?: boolean
  /** Taken out of use again. */
  retired?: CityDate
  crossSection?: boolean
  systemOperation?: boolean
  /** Measured in these fiscal years. */
  measured?: readonly (2027 | 2028)[]
  work?: Work
}
type Span = readonly [from: CityDate, to: CityDate]

const span = (from: string, to: string): Span => [cityDate(from), cityDate(to)]

const SPRING_R9 = span('2027-04-12', '2027-05-21')
const SUMMER_R9 = span('2027-05-17', '2027-07-23')
const WINTER_R9 = span('2027-12-06', '2028-03-17')
const SPRING_R10 = span('2028-05-15', '2028-07-07')
const AUTUMN_R10 = span('2028-07-18', '2028-11-10')
const LATE_R9 = span('2027-10-04', '2028-03-24')

/** 134 projects in the numbers of the timeline: what leaders and masters had to show for their certificate, and others. */
export function draftsOf(city: City, programme: Programme, volunteers: ReadonlyMap<Person, Volunteer>): Draft[] {
  const able = ableVolunteers(city, programme, volunteers)
  return [...leadersOf(city, programme), ...candidatesOf(city, programme), ...othersOf(programme, able)]
}

function leadersOf(city: City, programme: Programme): Draft[] {
  const { masters, promoted, masterCandidates, leadersFirst, leadersSecond, leadersThird } = programme
  const kato = castMember(city, '加藤 香織')
  const gone = [programme.leftInSummer, programme.leftLate]
  const shared = leadersSecond.slice(7, 10).map((lead, place) => ({ lead, mainDeveloper: leadersSecond[10 + place] }))
  const alone = leadersSecond
    .filter((_, place) => place < 7 || place > 12)
    .map((lead) => ({ lead, mainDeveloper: undefined }))
  const first = leadersFirst.map(
    (lead): Draft => ({
      lead,
      proposed: SPRING_R9,
      delivered: span('2027-06-28', '2027-08-27'),
      stage: 'delivered',
      specification: lead === kato,
      measured: lead === kato ? [] : [2027, 2028],
      crossSection: masterCandidates.includes(lead) || lead === promoted,
    }),
  )
  const second = [...alone, ...shared].map(({ lead, mainDeveloper }, place): Draft => {
    const retired = gone.includes(lead)
    const specification = place < 2
    const unmeasured = retired || specification || programme.conditionalLapsed.includes(lead)
    return {
      lead,
      mainDeveloper,
      proposed: SUMMER_R9,
      delivered: span('2027-08-30', '2027-12-22'),
      stage: 'delivered',
      specification,
      retired: retired ? cityDate(lead === gone[0] ? '2028-09-20' : '2028-06-30') : undefined,
      measured: unmeasured ? [] : place < 11 ? [2027, 2028] : [2028],
      crossSection: mainDeveloper !== undefined,
    }
  })
  const third = leadersThird.map(
    (lead, place): Draft => ({
      lead,
      proposed: place < 4 ? span('2027-09-06', '2027-11-12') : WINTER_R9,
      delivered: place < 4 ? span('2028-01-11', '2028-03-22') : span('2028-05-15', '2028-08-25'),
      stage: 'delivered',
      specification: place === 13,
      measured: place === 13 ? [] : [2028],
    }),
  )
  return [...first, ...second, ...third, ...mastersOf(masters, promoted, masterCandidates)]
}

/** Masters show two (TP-6): one across sections, one of a system in operation, each with its effect measured. */
function mastersOf(masters: readonly Person[], promoted: Person, candidates: readonly Person[]): Draft[] {
  const [miyazaki, arai] = candidates
  const early = masters.flatMap((lead, place): Draft[] => [
    {
      lead,
      proposed: SPRING_R9,
      delivered: span('2027-06-14', '2027-08-20'),
      stage: 'delivered',
      crossSection: true,
      measured: [2027, 2028],
    },
    {
      lead,
      proposed: SPRING_R9,
      delivered: span('2027-08-23', '2027-10-15'),
      stage: 'delivered',
      systemOperation: true,
      specification: place === 0,
      measured: [2027, 2028],
    },
  ])
  const second = (lead: Person | undefined, proposed: Span, delivered: Span): Draft[] =>
    lead ? [{ lead, proposed, delivered, stage: 'delivered', systemOperation: true, measured: [2028] }] : []
  return [
    ...early,
    ...second(promoted, LATE_R9_EARLY, span('2028-02-07', '2028-03-22')),
    ...second(miyazaki, WINTER_R9, span('2028-05-15', '2028-08-10')),
    ...second(arai, WINTER_R9, span('2028-05-15', '2028-08-10')),
  ]
}

/** 石黒's operates since 20 October; 22 other candidates have shown theirs, eight are at work on it, eight not yet. */
function candidatesOf(city: City, { candidates, masters, provisionalMentors }: Programme): Draft[] {
  const at = (places: readonly number[]) => places.flatMap((place) => candidates[place] ?? [])
  const adviserOf = (person: Person): Person | undefined => {
    const place = candidates.indexOf(person)
    if (place < 8) return masters[0]
    return place < 13 ? masters[1] : place % 3 === 0 ? provisionalMentors[place % 10] : undefined
  }
  const ishiguro = castMember(city, '石黒 美咲')
  const early = at([34, 35, 36]).map(
    (lead): Draft => ({
      lead,
      proposed: LATE_R9_EARLY,
      delivered: span('2028-02-01', '2028-03-22'),
      stage: 'delivered',
      measured: [2028],
    }),
  )
  const [a, b, c, d] = at([18, 19, 20, 24])
  const pairs = [
    [a, b],
    [c, d],
  ].flatMap(([lead, mainDeveloper]) => (lead && mainDeveloper ? [{ lead, mainDeveloper, crossSection: true }] : []))
  const alone = at([1, 2, 3, 4, 5, 6, 7, 25, 26, 27, 28, 29, 30, 37, 38]).map((lead) => ({ lead }))
  const delivered = [...alone, ...pairs].map(
    (people, place): Draft => ({
      ...people,
      adviser: adviserOf(people.lead),
      proposed: SPRING_R10,
      delivered: span('2028-08-07', '2028-10-13'),
      stage: 'delivered',
      measured: place % 3 === 0 ? [2028] : [],
    }),
  )
  const atWork = at([13, 14, 15, 16, 17, 31, 32, 33]).map(
    (lead): Draft => ({ lead, adviser: adviserOf(lead), proposed: SPRING_R10, stage: 'running' }),
  )
  const notYet = at([8, 9, 10, 11, 12, 21, 22, 23]).map(
    (lead): Draft => ({ lead, adviser: adviserOf(lead), proposed: AUTUMN_R10, stage: 'proposed' }),
  )
  const own: Draft = {
    lead: ishiguro,
    adviser: masters[0],
    proposed: span('2028-06-05', '2028-06-16'),
    delivered: span('2028-10-20', '2028-10-20'),
    stage: 'delivered',
    work: PROGRESS_INQUIRY,
  }
  return [...early, own, ...delivered, ...atWork, ...notYet]
}

const LATE_R9_EARLY = span('2027-10-04', '2027-12-10')

function othersOf(programme: Programme, able: readonly Person[]): Draft[] {
  const certified = [...programme.leadersFirst.slice(0, 7), ...programme.leadersSecond.slice(0, 5)]
  const gaveUp = programme.gaveUp.map(
    (lead, place): Draft => ({ lead, proposed: SUMMER_R9, stage: place < 3 ? 'running' : 'proposed' }),
  )
  const next = [...able]
  const take = (count: number, of: Omit<Draft, 'lead'>): Draft[] =>
    next.splice(0, count).map((lead) => ({ lead, ...of }))
  return [
    ...gaveUp,
    ...take(6, { proposed: LATE_R9, stage: 'running' }),
    ...take(4, {
      proposed: span('2027-11-08', '2028-03-17'),
      delivered: span('2028-04-20', '2028-09-22'),
      stage: 'delivered',
      specification: true,
    }),
    ...take(2, {
      proposed: WINTER_R9,
      delivered: span('2028-05-11', '2028-09-22'),
      stage: 'delivered',
      measured: [2028],
    }),
    ...certified.map((lead): Draft => ({ lead, proposed: SPRING_R10, stage: 'running' })),
    ...take(2, { proposed: SPRING_R10, stage: 'running' }),
    ...take(15, { proposed: AUTUMN_R10, stage: 'proposed' }),
  ]
}

/** Volunteers in offices who have been there all the time. */
function ableVolunteers(city: City, programme: Programme, volunteers: ReadonlyMap<Person, Volunteer>): Person[] {
  const days = ['2027-10-01', '2028-04-20', '2028-11-14'].map(cityDate)
  const known = new Set([...programme.candidates, ...programme.masterCandidates, ...programme.dataCandidates])
  const random: Random = randomOf('who proposes projects')
  const able = city.people.filter((person) => {
    const there = days.every(
      (day) => isRegularOn(person, day) && !onLeaveOn(person, day) && postOn(person, day) !== null,
    )
    const office =
      there && unitNamed(postOn(person, days[2] ?? cityDate('2028-11-14'))?.unit ?? 'S001').workplaceType === 'office'
    return office && volunteers.has(person) && !known.has(person) && !person.settled
  })
  return random.shuffle(able)
}
