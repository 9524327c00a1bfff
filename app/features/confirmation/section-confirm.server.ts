import { read } from '~/access/read'
import { peopleConfirmedBy } from '~/access/relations'
import { unitCalled } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import { confirmingPlaceOf, type Organisation, subtreeOf } from '~/domain/organisation'
import { skillsAsked } from '~/facts/asked-standard'
import { organisationOn } from '~/facts/organisation'
import { standingClaims } from '~/facts/standing-claims'
import { advisersIn, opinionsOn } from '~/facts/technical-opinions'
import { ableReviewers } from '~/features/confirmation/able-reviewers'
import { confirmBoard } from '~/features/confirmation/confirm-board'
import { unitParams } from '~/features/confirmation/confirmation-forms'
import { confirmedPeople, evidenceOf, levelsAmong, namesOf } from '~/features/confirmation/confirmed-people'

/** Everything that waits for the viewer in one unit: the people whom they confirm there, and nobody else. */
export const sectionConfirm = read({
  action: 'section-confirm.read',
  params: unitParams,
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, viewer, today, relations }, { code }) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    const unitIds = subtreeOf(organisation, unit.unitId).map((each) => each.unitId)
    const people = await confirmedPeople(sql, { unitIds, personIds: await peopleConfirmedBy(sql, viewer), today })
    const headsHere = viewer.heads.some((each) => unitIds.includes(each.unitId))
    if (people.length === 0 && !headsHere && !relations.has('head') && !relations.has('delegate')) return null
    const personIds = people.map((person) => person.personId)
    const claims = await standingClaims(sql, personIds)
    const skillIds = claims.map((claim) => claim.skillId)
    const passable = claims.filter((claim) => claim.decided === null && claim.claimed >= 3)
    const open = claims.filter((claim) => claim.decided === null && claim.tier === 'extended' && claim.claimed <= 2)
    const [skills, among, evidence, reviewers, names, advisers, opinions] = await Promise.all([
      skillsAsked(sql, skillIds, today),
      levelsAmong(sql, { personIds, skillIds }, today),
      evidenceOf(sql, claims),
      passable.length > 0
        ? ableReviewers(
            sql,
            passable.map((claim) => claim.skillId),
            today,
          )
        : [],
      namesOf(
        sql,
        claims.flatMap((claim) => [claim.reviewerId, claim.decidedById]),
        today,
      ),
      advisersIn(
        sql,
        open.map((claim) => claim.skillId),
        today,
      ),
      opinionsOn(
        sql,
        claims.map((claim) => claim.claimId),
        today,
      ),
    ])
    return {
      page: {
        unit: { code: unit.code, name: unit.name },
        isHead: relations.has('head'),
        ownConfirmer: ownConfirmer(organisation, viewer, unitIds),
        elsewhere: otherPlaces(viewer, unitIds),
        ...confirmBoard({ people, claims, skills, evidence, reviewers, names, among, advisers, opinions }),
      },
      looked: personIds,
    }
  },
})

/** The unit whose head confirms the viewer's own levels, for a viewer who heads something here. */
function ownConfirmer(organisation: Organisation, viewer: Viewer, unitIds: readonly number[]): string | null {
  const headed = viewer.heads.find((each) => unitIds.includes(each.unitId))
  if (!headed || viewer.personId === null) return null
  return confirmingPlaceOf(organisation, { personId: viewer.personId, unitId: headed.unitId })?.unit.name ?? null
}

/** Other units in which the viewer confirms as head or delegate. */
function otherPlaces(viewer: Viewer, unitIds: readonly number[]): { code: string; name: string }[] {
  const places = [...viewer.heads, ...viewer.delegations.filter((given) => given.kind === 'delegate')]
  const others = places.filter((place) => !unitIds.includes(place.unitId))
  return [...new Map(others.map(({ code, name }) => [code, { code, name }])).values()]
}
