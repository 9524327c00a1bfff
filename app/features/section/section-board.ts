import { type Freshness, freshnessOf } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import { agreeable, waitsForHead } from '~/domain/section-confirmation'
import { byTitle } from '~/domain/section-order'
import { needsOf, type SectionMember, shortOf, sufficiency, thinSkills } from '~/domain/section-skills'
import { EMPLOYMENT_TYPE_WORDS } from '~/domain/terms'
import type { StandardSkill } from '~/facts/standard'
import type { ClaimOnRecord } from '~/facts/standing-claims'
import type { LevelRow, SectionPerson } from '~/features/section/section-people'

type Given = {
  people: readonly SectionPerson[]
  levels: readonly LevelRow[]
  required: readonly { personId: number; skillId: number; level: number }[]
  claims: readonly ClaimOnRecord[]
  skills: readonly StandardSkill[]
  viewerId: number | null
  ownConfirmer: string | null
  day: CityDate
}

/** Where somebody stands in the evaluation under way, as the viewer may know it. */
export type Standing =
  | { kind: 'waiting'; places: number; claimId: number }
  | { kind: 'passed_on'; places: number }
  | {
      kind: 'unchanged' | 'confirmed' | 'submitted' | 'returned' | 'missing' | 'not_asked' | 'on_leave' | 'fiscal_year'
    }
  | { kind: 'own'; confirmer: string | null }

export type BoardRow = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  /** Counts in the figures: primary post, regular, not on leave. */
  counts: boolean
  note: string | null
  /** By place of the skill in the standard: level, or null where not assessed. */
  levels: (number | null)[]
  freshness: (Freshness | null)[]
  /** Claimed and waiting, different from what is confirmed. */
  claimed: (number | null)[]
  short: number
  waiting: number
  standing: Standing
}

export function sectionBoard(given: Given) {
  const { people, skills } = given
  const primary = people.filter((person) => person.kind === 'primary').sort(byTitle)
  const members = new Map(primary.filter(isCounted).map((person) => [person.personId, memberOf(person, given)]))
  const counted = [...members.values()]
  const needs = needsOf(counted, skills)
  const nameOf = new Map(people.map((person) => [person.personId, person]))
  const claimed = waitingClaims(given.claims)
  const rows = primary.map((person) => rowOf(person, given, members.get(person.personId) ?? null))
  return {
    skills: skills.map(({ skillId, code, name, shortName, tier, categoryCode, position }) => ({
      skillId,
      code,
      name,
      shortName,
      tier,
      categoryCode,
      position,
    })),
    rows,
    needs,
    sufficiency: sufficiency(needs),
    thin: thinSkills(counted, needs).map(({ skillId, carrier, nearest }) => ({
      skillId,
      carrier: carrier === null ? null : carrierOf(nameOf.get(carrier), given, skillId),
      nearest: nearest === null ? null : { ...brief(nameOf.get(nearest.personId)), level: nearest.level },
      claims: claimed.filter((claim) => claim.skillId === skillId && claim.claimed >= 2).length,
    })),
    counts: {
      counted: counted.length,
      onLeave: primary.filter((person) => person.onLeave).length,
      fiscalYear: primary.filter((person) => person.employmentType === 'fiscal_year' && !person.onLeave).length,
      fresh: rows.filter((row) => row.counts && row.freshness.some((each) => each === 'fresh')).length,
    },
    concurrent: people
      .filter((person) => person.kind === 'concurrent')
      .map((person) => ({ name: person.name, primaryUnit: person.primaryUnit })),
    waiting: {
      places: given.claims.filter(waitsForHead).length,
      people: new Set(given.claims.filter(waitsForHead).map((claim) => claim.personId)).size,
      unchanged: rows.filter((row) => row.standing.kind === 'unchanged').length,
    },
  }
}

function isCounted(person: SectionPerson): boolean {
  return person.kind === 'primary' && !person.onLeave && person.employmentType !== 'fiscal_year'
}

function memberOf(person: SectionPerson, { levels, required }: Given): SectionMember {
  return {
    personId: person.personId,
    levels: new Map(levels.filter((row) => row.personId === person.personId).map((row) => [row.skillId, row.level])),
    required: new Map(
      required.filter((row) => row.personId === person.personId).map((row) => [row.skillId, row.level]),
    ),
  }
}

function rowOf(person: SectionPerson, given: Given, member: SectionMember | null): BoardRow {
  const levels = new Map(
    given.levels.filter((row) => row.personId === person.personId).map((row) => [row.skillId, row]),
  )
  const claims = given.claims.filter((claim) => claim.personId === person.personId)
  const waiting = new Map(waitingClaims(claims).map((claim) => [claim.skillId, claim.claimed]))
  return {
    personId: person.personId,
    staffNumber: person.staffNumber,
    name: person.name,
    title: person.title,
    counts: member !== null,
    note: noteOf(person),
    levels: given.skills.map((skill) => levels.get(skill.skillId)?.level ?? null),
    freshness: given.skills.map((skill) => {
      const row = levels.get(skill.skillId)
      return row ? freshnessOf(row.confirmedOn, given.day) : null
    }),
    claimed: given.skills.map((skill) => waiting.get(skill.skillId) ?? null),
    short: member === null ? 0 : shortOf(member),
    waiting: claims.filter(waitsForHead).length,
    standing: standingOf(person, claims, given),
  }
}

function noteOf({ onLeave, employmentType, title }: SectionPerson): string | null {
  if (onLeave) return '休職など'
  const word = EMPLOYMENT_TYPE_WORDS.fiscal_year
  return employmentType === 'fiscal_year' && !title.includes(word) ? word : null
}

function standingOf(person: SectionPerson, claims: readonly ClaimOnRecord[], given: Given): Standing {
  if (person.onLeave) return { kind: 'on_leave' }
  if (person.personId === given.viewerId) return { kind: 'own', confirmer: given.ownConfirmer }
  const waiting = claims.filter(waitsForHead)
  const [first] = waiting
  if (first) return { kind: 'waiting', places: waiting.length, claimId: first.claimId }
  const passedOn = claims.filter((claim) => claim.passedOn).length
  if (passedOn > 0) return { kind: 'passed_on', places: passedOn }
  if (agreeable(claims).length > 0) return { kind: 'unchanged' }
  switch (person.state) {
    case 'confirmed':
      return { kind: 'confirmed' }
    case 'submitted':
      return { kind: 'submitted' }
    case 'returned':
      return { kind: 'returned' }
    case 'draft':
    case 'not_started':
      return { kind: 'missing' }
    default:
      return { kind: person.employmentType === 'fiscal_year' && !person.isIncluded ? 'fiscal_year' : 'not_asked' }
  }
}

/** Claims that wait and say something else than what is confirmed. */
function waitingClaims(claims: readonly ClaimOnRecord[]): ClaimOnRecord[] {
  return claims.filter((claim) => claim.decided === null && claim.claimed !== claim.confirmed)
}

function brief(person: SectionPerson | undefined) {
  return { name: person?.name ?? '', title: person?.title ?? '', staffNumber: person?.staffNumber ?? null }
}

function carrierOf(person: SectionPerson | undefined, { levels }: Given, skillId: number) {
  const row = levels.find((each) => each.personId === person?.personId && each.skillId === skillId)
  return {
    ...brief(person),
    level: row?.level ?? null,
    confirmedOn: row?.confirmedOn ?? null,
    termEndsOn: person?.termEndsOn ?? null,
    retirementFiscalYear: person?.retirementFiscalYear ?? null,
  }
}
