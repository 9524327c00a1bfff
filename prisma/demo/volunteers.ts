import { type CityDate, cityDate } from '~/domain/calendar'
import { type City, holdsOn, isRegularOn, JOB_CATEGORY, onLeaveOn, type Person, postOn } from './city'
import { departmentOfCode, unitNamed } from './establishment'
import type { Programme } from './programme'
import { type Random, randomOf } from './random'
import { EXTENDED, extendedOf } from './skills'
import { candidacies, holdings } from './standing'

/** 希望者: who chose to assess extended skills, which ones, in which rounds. */
export type Volunteer = { person: Person; skills: number[]; rounds: Set<string>; aim: string | null }

/** People assessed in extended skills, by department: roughly two in five. */
const EXTENDED_BY_DEPARTMENT: Record<string, number> = {
  D01: 130,
  D02: 127,
  D03: 209,
  D04: 114,
  D05: 67,
  D06: 85,
  D07: 35,
  D08: 56,
  D09: 35,
  D10: 106,
  D11: 18,
  D12: 10,
  D13: 97,
  D14: 72,
  D15: 154,
  D16: 84,
  D17: 15,
  D18: 4,
  D19: 7,
  D21: 3,
  D22: 36,
}

const R10_OPENS = cityDate('2028-06-01')
const R9_OPENS = cityDate('2027-06-01')
const AUTUMN_OPENS = cityDate('2028-11-01')
const AUTUMN_POPULATION = 214

export function findVolunteers(city: City, programme: Programme, today: CityDate): Map<Person, Volunteer> {
  const random = randomOf('volunteers')
  const roles = [...candidacies(programme), ...holdings(programme)]
  const hasRole = new Set(roles.filter((one) => one.to === null || one.to > R10_OPENS).map((one) => one.person))
  const heads = new Set(
    city.heads.filter((head) => holdsOn(head, today) || holdsOn(head, R10_OPENS)).map((head) => head.person),
  )
  const known = ['野村 千晶', '早川 圭吾', '西野 真帆'].flatMap((name) => city.cast.get(name) ?? [])
  const surely = new Set([...programme.provisionalMentors, ...known])
  const volunteers = new Map<Person, Volunteer>()
  for (const [department, target] of Object.entries(EXTENDED_BY_DEPARTMENT)) {
    const here = city.people.filter((person) => isHere(person, today, department))
    const asked = here.filter((person) => heads.has(person) || hasRole.has(person)).length
    const able = here.filter((person) => canVolunteer(person) && !heads.has(person) && !hasRole.has(person))
    const sure = able.filter((person) => postOn(person, today)?.unit === 'S023' || surely.has(person))
    const others = random.shuffle(able.filter((person) => !sure.includes(person)))
    for (const person of [...sure, ...others].slice(0, Math.max(sure.length, target - asked))) {
      volunteers.set(person, volunteerOf(random, person))
    }
  }
  joinAutumn(random, city, volunteers, roles)
  return volunteers
}

function isHere(person: Person, today: CityDate, department: string): boolean {
  const post = postOn(person, today)
  return post !== null && departmentOfCode(post.unit) === department && isRegularOn(person, today)
}

/** In an office, there when the round of R10 opened. */
function canVolunteer(person: Person): boolean {
  const post = postOn(person, R10_OPENS)
  const office = post !== null && unitNamed(post.unit).workplaceType === 'office'
  const named = person.postings.at(-1)?.title === 'デジタル技術官'
  const present = isRegularOn(person, R10_OPENS) && !onLeaveOn(person, R10_OPENS)
  return office && present && !named && JOB_CATEGORY[person.group] !== '技能労務'
}

function volunteerOf(random: Random, person: Person): Volunteer {
  const draw = person.settled ? 0 : random.next()
  const skills =
    draw < 0.6
      ? extendedOf('DX_LEADER')
      : draw < 0.75
        ? extendedOf('DATA_SPECIALIST')
        : draw < 0.86
          ? EXTENDED
          : random.sample(EXTENDED, random.int(8, 14)).sort((a, b) => a - b)
  const rounds = new Set(['RND-R10'])
  const sinceR9 = random.chance(0.62) && isRegularOn(person, R9_OPENS) && !onLeaveOn(person, R9_OPENS)
  if (sinceR9) rounds.add('RND-R9')
  return { person, skills, rounds, aim: null }
}

/** The autumn review asks holders and candidates, and the volunteers who have chosen a role to aim at. */
function joinAutumn(
  random: Random,
  city: City,
  volunteers: ReadonlyMap<Person, Volunteer>,
  roles: readonly { person: Person; from: CityDate; to: CityDate | null }[],
): void {
  const there = (person: Person) => isRegularOn(person, AUTUMN_OPENS) && !onLeaveOn(person, AUTUMN_OPENS)
  const byRole = new Set(
    roles.filter((one) => holdsOn(one, AUTUMN_OPENS) && there(one.person)).map((one) => one.person),
  )
  const office = (person: Person) => unitNamed(postOn(person, AUTUMN_OPENS)?.unit ?? 'S001').workplaceType === 'office'
  const all = [...volunteers.values()].filter(({ person }) => there(person) && office(person) && !byRole.has(person))
  const careInsurance = all.filter(({ person }) => postOn(person, AUTUMN_OPENS)?.unit === 'S023')
  const others = random
    .shuffle(all.filter((one) => !careInsurance.includes(one) && one.skills.length >= 20))
    .filter(({ person }) => !city.heads.some((head) => head.person === person))
  const wanted = AUTUMN_POPULATION - byRole.size - careInsurance.length
  for (const volunteer of [...careInsurance, ...others.slice(0, wanted)]) {
    volunteer.aim = volunteer.skills.length === extendedOf('DATA_SPECIALIST').length ? 'DATA_SPECIALIST' : 'DX_LEADER'
    volunteer.skills = extendedOf(volunteer.aim)
    volunteer.rounds.add('RND-R10-F')
  }
}
