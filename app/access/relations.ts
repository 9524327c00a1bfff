import type { Relation } from '~/access/actions'
import type { Subject } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import { earlierOf } from '~/domain/calendar'
import { conflictOf, isReadable } from '~/domain/committee'
import { carriesOnAfter } from '~/domain/officer-term'
import { confirmingPlaceOf, coversPerson, lineOf, type Organisation, subtreeOf } from '~/domain/organisation'
import { applicationById } from '~/facts/applications'
import { candidacyFor } from '~/facts/candidacy'
import { casesOf, committeeById, isMember, membersOf } from '~/facts/committees'
import { keepsTool } from '~/facts/inhouse-tools'
import { isMentor } from '~/facts/mentoring-desk'
import { officerTerms } from '~/facts/officers'
import { organisationOn, type PostOnDay, postsInUnits, postsOfPerson } from '~/facts/organisation'
import { mayBeEnteredFor } from '~/facts/participation'
import { askedAbout } from '~/facts/passed-on'
import { partInProject } from '~/facts/projects'
import type { Sql } from '~/facts/sql'

const organisations = new WeakMap<Viewer, Promise<Organisation>>()

/** The units as of the viewer's day: read once a request, as the viewer is, however many rules ask for them. */
export function organisationToday(sql: Sql, viewer: Viewer): Promise<Organisation> {
  const known = organisations.get(viewer)
  if (known) return known
  const found = organisationOn(sql, viewer.today)
  organisations.set(viewer, found)
  return found
}

/** Every relation in which the viewer stands to a subject today. */
export async function relationsTo(sql: Sql, viewer: Viewer, subject: Subject): Promise<Set<Relation>> {
  const relations = new Set<Relation>(['anyone', 'signed_in', ...viewer.functions.filter(isRelation)])
  if (viewer.roles.includes('TECH_OFFICER')) relations.add('technical_officer')
  if (viewer.roles.includes('DX_MASTER')) relations.add('master')
  if (isMentor(viewer)) relations.add('any_mentor')
  if (viewer.heads.some((unit) => unit.kind === 'department')) relations.add('department_head')
  switch (subject.about) {
    case 'viewer':
      if (viewer.personId !== null) relations.add('self')
      break
    case 'person':
      for (const relation of await relationsToPerson(sql, viewer, subject.personId)) relations.add(relation)
      break
    case 'people':
      for (const relation of await relationsToAll(sql, viewer, subject.personIds)) relations.add(relation)
      break
    case 'candidacy':
      for (const relation of await relationsToCandidacy(sql, viewer, subject)) relations.add(relation)
      break
    case 'officer':
      if (viewer.personId === subject.personId) relations.add('self')
      else if (await comesAfter(sql, viewer, subject.personId)) relations.add('successor')
      break
    case 'city':
      if (holdsSeat(viewer)) relations.add('committee_member')
      break
    case 'committee':
      if (await sitsInCommittee(sql, viewer, subject.committeeId)) relations.add('committee_member')
      break
    case 'case': {
      const part = await partInCase(sql, viewer, subject)
      // Nobody handles their own case, nor one from which they are excluded as a member, whatever their function.
      if (part === 'kept_out') return new Set(['anyone', 'signed_in'])
      if (part === 'member') relations.add('committee_member')
      break
    }
    case 'unit':
      for (const relation of relationsToUnit(await organisationToday(sql, viewer), viewer, subject.unitId))
        relations.add(relation)
      break
    case 'project':
    case 'tool':
      for (const relation of await relationsToWork(sql, viewer, subject)) relations.add(relation)
      break
    default:
  }
  return relations
}

/** Relations that hold to every one of these people. */
async function relationsToAll(sql: Sql, viewer: Viewer, personIds: readonly number[]): Promise<Relation[]> {
  const [first, ...others] = [...new Set(personIds)]
  if (first === undefined) return []
  let shared = await relationsToPerson(sql, viewer, first)
  if (others.length > 0 && shared.includes('confirmer')) {
    const confirmed = new Set(await peopleConfirmedBy(sql, viewer))
    if (others.every((personId) => confirmed.has(personId))) return ['confirmer']
  }
  for (const personId of others) {
    if (shared.length === 0) break
    const relations = await relationsToPerson(sql, viewer, personId)
    shared = shared.filter((relation) => relations.includes(relation))
  }
  return shared
}

async function relationsToPerson(sql: Sql, viewer: Viewer, personId: number): Promise<Relation[]> {
  if (viewer.personId === personId) return ['self']
  const relations: Relation[] = viewer.mentees
    .filter((mentee) => mentee.personId === personId)
    .map((mentee) => (mentee.kind === 'mentor' ? 'mentor' : 'progress_mentor'))
  if (viewer.personId !== null) {
    const { toDecide, forOpinion } = await askedAbout(sql, viewer.personId, { personId, skillId: null })
    if (toDecide) relations.push('reviewer')
    if (forOpinion) relations.push('adviser')
  }
  if (viewer.heads.length === 0 && viewer.delegations.length === 0) return relations
  const organisation = await organisationToday(sql, viewer)
  const posts = await postsOfPerson(sql, personId, viewer.today)
  const primary = posts.find((post) => post.kind === 'primary')
  if (primary && confirmsAsOfToday(organisation, viewer, primary)) relations.push('confirmer')
  if (primary && isNamedFor(viewer, 'proxy', organisation, primary) && (await mayBeEnteredFor(sql, personId)))
    relations.push('proxy')
  if (posts.some((post) => isHeadAbove(organisation, viewer, post.unitId))) relations.push('head')
  return relations
}

/** To somebody's way to a certificate: asked to sign off, or to recommend. */
async function relationsToCandidacy(
  sql: Sql,
  viewer: Viewer,
  subject: Extract<Subject, { about: 'candidacy' }>,
): Promise<Relation[]> {
  const { personId, mentees, heads, roles, today } = viewer
  if (personId === subject.personId) return ['self']
  const isPaired = mentees.some((mentee) => mentee.personId === subject.personId)
  if (personId === null || (!isPaired && heads.length === 0 && !roles.includes('TECH_OFFICER'))) return []
  const { asked } = await candidacyFor(sql, subject, personId, today)
  return [...(asked.signsAs ? ['signer' as const] : []), ...(asked.recommends ? ['recommender' as const] : [])]
}

/** Appointed, now or for later, beyond the other's term. */
async function comesAfter(sql: Sql, { personId }: Viewer, otherId: number): Promise<boolean> {
  if (personId === null) return false
  const terms = await officerTerms(sql)
  const of = (id: number) => terms.filter((term) => term.personId === id)
  return carriesOnAfter(of(personId), of(otherId))
}

/** In the round as of today, while its papers can be read. */
async function sitsInCommittee(sql: Sql, viewer: Viewer, committeeId: number): Promise<boolean> {
  const { accountId, today } = viewer
  if (!holdsSeat(viewer)) return false
  const committee = await committeeById(sql, committeeId)
  if (!committee || !isReadable(committee.heldOn, today)) return false
  return isMember(sql, committeeId, accountId)
}

/** Of a case: a member of its round, one whom something keeps out of it (除斥), or neither. */
async function partInCase(
  sql: Sql,
  viewer: Viewer,
  subject: Extract<Subject, { about: 'case' }>,
): Promise<'member' | 'kept_out' | 'none'> {
  const { accountId, personId, today } = viewer
  if (personId === subject.personId) return 'kept_out'
  const committee = await committeeById(sql, subject.committeeId)
  if (!committee || !(await isMember(sql, committee.committeeId, accountId))) return 'none'
  const application = await applicationById(sql, subject.applicationId)
  const members = await membersOf(sql, committee, today)
  const cases = application && (await casesOf(sql, [application], earlierOf(committee.heldOn, today)))
  const [member, about] = [members.find((one) => one.accountId === accountId), cases?.get(subject.applicationId)]
  if (!member || !about || conflictOf(member, about) !== null) return 'kept_out'
  return holdsSeat(viewer) && isReadable(committee.heldOn, today) ? 'member' : 'none'
}

/** Whoever was named and has lost the function since reads nothing any more. */
function holdsSeat({ functions }: Viewer): boolean {
  return functions.includes('committee_member')
}

function relationsToUnit(organisation: Organisation, viewer: Viewer, unitId: number): Relation[] {
  const relations: Relation[] = []
  if (isHeadAbove(organisation, viewer, unitId)) relations.push('head')
  const line = lineOf(organisation, unitId)
  if (
    viewer.delegations.some((given) => given.kind === 'delegate' && line.some((unit) => unit.unitId === given.unitId))
  )
    relations.push('delegate')
  return relations
}

/** To a project or a tool: one of its own people, or head of its unit. */
async function relationsToWork(
  sql: Sql,
  viewer: Viewer,
  subject: Extract<Subject, { about: 'project' | 'tool' }>,
): Promise<Relation[]> {
  const { personId, today } = viewer
  if (personId === null) return []
  const relations: Relation[] = []
  if (subject.about === 'project' && (await partInProject(sql, subject.projectId, personId, today)) !== null)
    relations.push('project_member')
  if (subject.about === 'tool' && (await keepsTool(sql, subject.toolId, personId, today))) relations.push('tool_keeper')
  if (viewer.heads.length === 0) return relations
  return [...relations, ...relationsToUnit(await organisationToday(sql, viewer), viewer, subject.unitId)]
}

/** Everybody whose levels the viewer confirms today, in no order. */
export async function peopleConfirmedBy(sql: Sql, viewer: Viewer): Promise<number[]> {
  if (viewer.heads.length === 0 && viewer.delegations.length === 0) return []
  const organisation = await organisationToday(sql, viewer)
  const places = [...viewer.heads, ...viewer.delegations.filter((given) => given.kind === 'delegate')]
  const unitIds = places.flatMap((place) => subtreeOf(organisation, place.unitId).map((unit) => unit.unitId))
  const posts = await postsInUnits(sql, [...new Set(unitIds)], viewer.today)
  return posts
    .filter((post) => post.kind === 'primary' && confirmsAsOfToday(organisation, viewer, post))
    .map((post) => post.personId)
}

/** Everybody for whom the viewer was named to enter (代理入力) today, in no order. */
export async function peopleEnteredFor(sql: Sql, viewer: Viewer): Promise<number[]> {
  const places = viewer.delegations.filter((given) => given.kind === 'proxy')
  if (places.length === 0) return []
  const organisation = await organisationToday(sql, viewer)
  const unitIds = places.flatMap((place) => subtreeOf(organisation, place.unitId).map((unit) => unit.unitId))
  const posts = await postsInUnits(sql, [...new Set(unitIds)], viewer.today)
  return posts
    .filter((post) => post.kind === 'primary' && isNamedFor(viewer, 'proxy', organisation, post))
    .map((post) => post.personId)
}

/** Does the viewer confirm the person with this primary post? Nobody confirms themselves (rule 4). */
function confirmsAsOfToday(organisation: Organisation, viewer: Viewer, primary: PostOnDay): boolean {
  if (viewer.personId === null || viewer.personId === primary.personId) return false
  const place = confirmingPlaceOf(organisation, primary)
  return place?.confirmerId === viewer.personId || isNamedFor(viewer, 'delegate', organisation, primary)
}

/** Is the viewer named for the person, who is somebody else? */
function isNamedFor(
  viewer: Viewer,
  kind: 'delegate' | 'proxy',
  organisation: Organisation,
  primary: PostOnDay,
): boolean {
  if (viewer.personId === primary.personId) return false
  return viewer.delegations.some((given) => given.kind === kind && coversPerson(organisation, given, primary))
}

/** Heads of departments see aggregates, not people: only heads of sections and subunits count. */
function isHeadAbove(organisation: Organisation, viewer: Viewer, unitId: number): boolean {
  const headed = new Set(viewer.heads.filter((unit) => unit.kind !== 'department').map((unit) => unit.unitId))
  return headed.size > 0 && lineOf(organisation, unitId).some((unit) => headed.has(unit.unitId))
}

function isRelation(name: string): name is 'dx_office' | 'hr_section' | 'auditor' | 'administrator' {
  return ['dx_office', 'hr_section', 'auditor', 'administrator'].includes(name)
}
