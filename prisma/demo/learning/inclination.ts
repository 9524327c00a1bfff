import type { CityDate } from '~/domain/calendar'
import { type City, holdsOn, type Person, postOn } from '../city'
import { sectionOfCode, unitNamed } from '../establishment'
import type { Programme } from '../programme'
import { placeOfSkill } from '../skills'
import { candidacies, holdings } from '../standing'
import type { Volunteer } from '../volunteers'
import type { DemoCourse } from './catalogue'
import type { FinalLevels } from './final-levels'
import type { DemoSession } from './sessions'

/** How much a person is drawn to a session, beside chance (0 to 1): the role that it is for, the place of work, what they can do. */
export type Inclination = (person: Person, session: DemoSession) => number

export function inclinationOf(
  city: City,
  programme: Programme,
  volunteers: ReadonlyMap<Person, Volunteer>,
  levels: FinalLevels,
): Inclination {
  const roles = new Map<Person, { role: string; from: CityDate }[]>()
  for (const { person, role, from } of [...candidacies(programme), ...holdings(programme)]) {
    roles.set(person, [...(roles.get(person) ?? []), { role, from }])
  }
  const heads = new Map<Person, City['heads']>()
  for (const head of city.heads) heads.set(head.person, [...(heads.get(head.person) ?? []), head])
  const isHead = (person: Person, day: CityDate) =>
    (heads.get(person) ?? []).some((head) => head.kind === 'head' && holdsOn(head, day))

  return (person, { course, startsOn }) => {
    const own = (roles.get(person) ?? []).filter(({ from }) => from <= startsOn).map(({ role }) => role)
    const aim = volunteers.get(person)?.aim
    const post = postOn(person, startsOn)
    let drawn = fitOf(person, course, levels)
    if (course.targetRoles.some((role) => own.includes(role))) drawn += 0.8
    else if (aim && course.targetRoles.includes(aim)) drawn += 0.6
    else if (volunteers.has(person) && !course.targetRoles.includes('GENERAL_STAFF')) drawn += 0.4
    if (course.targetRoles.includes('SECTION_HEAD') && isHead(person, startsOn)) {
      drawn += course.targetRoles.length === 1 ? 5 : 0.5
    }
    if (post && unitNamed(post.unit).workplaceType === 'office') drawn += course.format === 'elearning' ? 0.15 : 0.7
    if (course.code.startsWith('TRN-5') && post && sectionOfCode(post.unit) === 'S006') drawn += 0.5
    return drawn
  }
}

/** The share of what a course develops that is confirmed of the person today. */
function fitOf(person: Person, course: DemoCourse, levels: FinalLevels): number {
  const reached = course.develops.filter(
    ({ skillCode, toLevel }) => (levels(person, placeOfSkill(skillCode)) ?? 0) >= toLevel,
  )
  return course.develops.length === 0 ? 0 : (0.7 * reached.length) / course.develops.length
}
