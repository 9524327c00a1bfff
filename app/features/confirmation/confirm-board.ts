import type { CityDate } from '~/domain/calendar'
import {
  agreeable,
  agreeableAsClaimed,
  type ClaimGroup,
  groupOfClaims,
  levelsToChoose,
  needsLook,
  waitsForHead,
} from '~/domain/section-confirmation'
import { byTitle } from '~/domain/section-order'
import type { StandardSkill } from '~/facts/standard'
import type { ClaimOnRecord } from '~/facts/standing-claims'
import type { Adviser, Opinion } from '~/facts/technical-opinions'
import type { AbleReviewer } from '~/features/confirmation/able-reviewers'
import type { ConfirmedPerson, EvidencePiece } from '~/features/confirmation/confirmed-people'

export type BoardColumn = { skillId: number; code: string; name: string; shortName: string; tier: 'core' | 'extended' }

/** A cell of the grid that has to be looked at, or was. */
export type BoardClaim = {
  claimId: number
  submissionId: number
  personId: number
  skillId: number
  claimed: number
  confirmed: number | null
  confirmedOn: CityDate | null
  claimedIndicator: string
  confirmedIndicator: string | null
  submittedOn: CityDate
  mode: ClaimOnRecord['mode']
  note: string | null
  evidence: { id: number; title: string; url: string | null; hasFile: boolean }[]
  needsEvidence: boolean
  levels: number[]
  decided: number | null
  decidedBy: string | null
  comment: string | null
  passedTo: string | null
  reviewers: { personId: number; name: string; role: AbleReviewer['role'] }[]
  /** Leaders and masters whose opinion may be asked, and what was said. */
  advisers: Pick<Adviser, 'personId' | 'name' | 'role'>[]
  opinions: Pick<Opinion, 'name' | 'level' | 'comment'>[]
  /** How many of the confirmer's people stand at each level of the skill. */
  among: { level: number; people: number }[]
}

export type BoardPerson = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  isNew: boolean
  group: ClaimGroup
  submissionId: number
  /** Can be taken back: something of an open round was decided on the head's side. */
  mayTakeBack: boolean
  /** Waits and can be agreed to at once. */
  agreeable: number
  /** Can be agreed to as claimed, once somebody has looked at the person. */
  asClaimed: number
  /** The level claimed in each column; null where the person was not asked. */
  levels: (number | null)[]
}

type Given = {
  people: readonly ConfirmedPerson[]
  claims: readonly ClaimOnRecord[]
  skills: readonly StandardSkill[]
  evidence: readonly EvidencePiece[]
  reviewers: readonly AbleReviewer[]
  names: ReadonlyMap<number, string>
  advisers: readonly Adviser[]
  opinions: readonly Opinion[]
  among: readonly { skillId: number; level: number; people: number }[]
}

/** The confirmer's page: who handed in, who repeats what is confirmed, what differs, who is still missing. */
export function confirmBoard(given: Given) {
  const people = [...given.people].sort(byTitle)
  const claimsOf = groupByPerson(given.claims)
  const handedIn = people.flatMap((person) => {
    const claims = claimsOf.get(person.personId)
    return claims ? [{ person, claims }] : []
  })
  const claimedSkills = new Set(given.claims.map((claim) => claim.skillId))
  const columns: BoardColumn[] = given.skills
    .filter((skill) => claimedSkills.has(skill.skillId))
    .map(({ skillId, code, name, shortName, tier }) => ({ skillId, code, name, shortName, tier }))
  const looked = handedIn.flatMap(({ claims }) => claims.filter(needsLook).map((claim) => boardClaim(claim, given)))
  const boardPeople = handedIn.map(({ person, claims }) => boardPerson(person, claims, columns))
  return {
    round: roundOf(people),
    columns,
    people: boardPeople,
    claims: looked,
    unchanged: {
      people: boardPeople.filter((person) => person.agreeable > 0).length,
      skills: Math.max(0, ...boardPeople.map((person) => person.agreeable)),
      submissions: [...new Set(handedIn.flatMap(({ claims }) => agreeable(claims).map((claim) => claim.submissionId)))],
    },
    waiting: handedIn.reduce((sum, { claims }) => sum + claims.filter(waitsForHead).length, 0),
    missing: missingOf(people.filter((person) => !claimsOf.has(person.personId) && !person.onLeave)),
    returned: people
      .filter((person) => person.state === 'returned')
      .map(({ name, returnComment, returnedOn }) => ({ name, comment: returnComment, on: returnedOn })),
    onLeave: people.filter((person) => person.onLeave).length,
  }
}

function boardPerson(
  person: ConfirmedPerson,
  claims: readonly ClaimOnRecord[],
  columns: readonly BoardColumn[],
): BoardPerson {
  const bySkill = new Map(claims.map((claim) => [claim.skillId, claim.claimed]))
  const ofRound = claims.find((claim) => claim.roundOpen) ?? claims[0]
  return {
    personId: person.personId,
    staffNumber: person.staffNumber,
    name: person.name,
    title: person.title,
    isNew: claims.every((claim) => claim.confirmed === null),
    group: groupOfClaims(claims),
    submissionId: ofRound?.submissionId ?? 0,
    mayTakeBack: claims.some(
      (claim) =>
        claim.roundOpen && claim.decided !== null && !['master', 'technical_officer'].includes(claim.decidedAs ?? ''),
    ),
    agreeable: agreeable(claims).length,
    asClaimed: agreeableAsClaimed(claims).length,
    levels: columns.map((column) => bySkill.get(column.skillId) ?? null),
  }
}

function boardClaim(
  claim: ClaimOnRecord,
  { skills, evidence, reviewers, names, among, advisers, opinions }: Given,
): BoardClaim {
  const skill = skills.find((each) => each.skillId === claim.skillId)
  const pieces = evidence.filter((piece) => piece.personId === claim.personId && piece.skillId === claim.skillId)
  const passable = claim.claimed >= 3 && claim.decided === null
  return {
    claimId: claim.claimId,
    submissionId: claim.submissionId,
    personId: claim.personId,
    skillId: claim.skillId,
    claimed: claim.claimed,
    confirmed: claim.confirmed,
    confirmedOn: claim.confirmedOn,
    claimedIndicator: skill?.indicators[claim.claimed] ?? '',
    confirmedIndicator: claim.confirmed === null ? null : (skill?.indicators[claim.confirmed] ?? null),
    submittedOn: claim.submittedOn,
    mode: claim.mode,
    note: claim.note,
    evidence: pieces.map(({ id, title, url, fileId }) => ({ id, title, url, hasFile: fileId !== null })),
    needsEvidence:
      claim.tier === 'extended' && claim.claimed >= 2 && claim.claimed !== claim.confirmed && claim.evidence === 0,
    levels: levelsToChoose(claim),
    decided: claim.decided,
    decidedBy: claim.decidedById === null ? null : (names.get(claim.decidedById) ?? null),
    comment: claim.comment,
    passedTo: claim.passedOn && claim.reviewerId !== null ? (names.get(claim.reviewerId) ?? 'ほかの人') : null,
    reviewers: passable
      ? reviewers
          .filter(
            (each) =>
              each.personId !== claim.personId &&
              each.skillIds.includes(claim.skillId) &&
              (claim.claimed === 3 || each.role === 'TECH_OFFICER'),
          )
          .map(({ personId, name, role }) => ({ personId, name, role }))
      : [],
    advisers:
      claim.tier === 'extended' && claim.claimed <= 2 && claim.decided === null
        ? advisers
            .filter(({ personId, skillIds }) => personId !== claim.personId && skillIds.includes(claim.skillId))
            .map(({ personId, name, role }) => ({ personId, name, role }))
        : [],
    opinions: opinions
      .filter(({ claimId }) => claimId === claim.claimId)
      .map(({ name, level, comment }) => ({ name, level, comment })),
    among: among.filter((each) => each.skillId === claim.skillId).map(({ level, people }) => ({ level, people })),
  }
}

function missingOf(people: readonly ConfirmedPerson[]) {
  const asked = people.filter((person) => person.state === 'not_started' || person.state === 'draft')
  return {
    names: asked.map((person) => person.name),
    drafts: asked.filter((person) => person.state === 'draft').length,
    notStarted: asked.filter((person) => person.state === 'not_started').length,
  }
}

function roundOf(people: readonly ConfirmedPerson[]) {
  const asked = people.find((person) => person.roundId !== null)
  return asked ? { name: asked.roundName ?? '', confirmDueOn: asked.confirmDueOn } : null
}

function groupByPerson(claims: readonly ClaimOnRecord[]): Map<number, ClaimOnRecord[]> {
  const groups = new Map<number, ClaimOnRecord[]>()
  for (const claim of claims) groups.set(claim.personId, [...(groups.get(claim.personId) ?? []), claim])
  return groups
}
