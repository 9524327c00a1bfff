import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, isValidOn } from '~/domain/certificate'
import type { Judgement } from '~/domain/criterion-judgement'
import { departmentOf, type Organisation } from '~/domain/organisation'
import { sourcesOf } from '~/domain/skill-origin'
import {
  effectOn,
  effectOnRole,
  judgedInBoth,
  type Origins,
  type PersonEffect,
  type RoleEffect,
} from '~/domain/standard-effect'
import { candidatesToday } from '~/facts/candidates'
import { careersOf } from '~/facts/careers'
import {
  type CertificationSource,
  certificationFacts,
  certificationSource,
  groundFrom,
} from '~/facts/certification-facts'
import { countedRequirements } from '~/facts/counted-requirements'
import { organisationOn } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'
import { type Standard, standardById } from '~/facts/standard'
import { coursesDeveloping, holdersOfRoles, staffBefore, type VersionInWork } from '~/facts/standard-effect'
import { successionOf } from '~/facts/standard-migration'

/** Somebody with a certificate, or on the way to one, of whom a judgement changes. */
type ChangedCase = {
  personId: number
  role: CertifiedRole
  as: 'holder' | 'candidate'
  falls: Judgement[]
  stands: Judgement[]
}

/** What publishing a version from a day on does to the city, worked out to the person. */
export type LoadedEffect = {
  from: CityDate
  /** The day as of which it is told: the day itself, or today when that is past. */
  asOf: CityDate
  origins: Origins
  dropped: { code: string; reason: string }[]
  people: PersonEffect[]
  /** The department (部局) of each person; null: in none. */
  departmentOf: ReadonlyMap<number, number | null>
  departments: { unitId: number; code: string; name: string }[]
  roles: RoleEffect[]
  cases: ChangedCase[]
  /** How many holders and candidates were judged. */
  judged: { holders: number; candidates: number }
  /** Rules and courses that name a skill which the new version lacks: to be put right by hand. */
  orphans: Orphan[]
  before: Standard
  after: Standard
}

type Orphan = { of: 'rule' | 'course'; code: string; name: string; skills: string[] }

/** null: the version has no predecessor, so that nobody has a result to take over. */
export async function loadEffect(
  sql: Sql,
  version: Pick<VersionInWork, 'id' | 'before'>,
  from: CityDate,
  today: CityDate,
): Promise<LoadedEffect | null> {
  if (version.before === null) return null
  const asOf = from > today ? from : today
  const [before, after, succession, organisation, staff, holders] = await Promise.all([
    standardById(sql, version.before.id),
    standardById(sql, version.id),
    successionOf(sql, version.id),
    organisationOn(sql, asOf),
    staffBefore(sql, version.id, asOf),
    holdersOfRoles(sql, asOf),
  ])
  if (!before || !after) return null
  const origins = succession.skills.flatMap(({ code, origin }) => (origin ? [{ code, origin }] : []))
  const ending = endingCodes(succession.before, origins)
  const people = effectOn(staff, origins, ending)
  const everybody = new Set(people.map(({ personId }) => personId))
  const year = fiscalYearOf(asOf)
  const roles = [...new Set([...before.profiles, ...after.profiles].map(({ code }) => code))].map((role) =>
    effectOnRole(
      people,
      role,
      { before: countedRequirements(before, role, year), after: countedRequirements(after, role, year) },
      role === 'GENERAL_STAFF' ? everybody : (holders.get(role) ?? new Set()),
    ),
  )
  const gone = before.skills.map(({ code }) => code).filter((code) => after.skills.every((one) => one.code !== code))
  const [judged, courses] = await Promise.all([
    changedCases(sql, { before, after, people, asOf }, gone),
    coursesDeveloping(sql, gone, asOf),
  ])
  return {
    from,
    asOf,
    origins,
    dropped: ending.map((code) => ({
      code,
      reason: succession.dropped.find((one) => one.code === code)?.reason ?? '',
    })),
    people,
    departmentOf: new Map(staff.map(({ personId, unitId }) => [personId, departmentIdOf(organisation, unitId)])),
    departments: [...organisation.byId.values()].filter(({ kind }) => kind === 'department'),
    roles,
    cases: judged.cases,
    judged: judged.judged,
    orphans: [...judged.orphans, ...courses.map((course): Orphan => ({ of: 'course', ...course }))],
    before,
    after,
  }
}

/** The skills of the version before that nobody takes over, whether that is said or not. */
function endingCodes(before: readonly string[], origins: Origins): string[] {
  const taken = new Set(origins.flatMap(({ origin }) => sourcesOf(origin)))
  return before.filter((code) => !taken.has(code))
}

function departmentIdOf(organisation: Organisation, unitId: number | null): number | null {
  return unitId === null ? null : (departmentOf(organisation, unitId)?.unitId ?? null)
}

type Given = { before: Standard; after: Standard; people: readonly PersonEffect[]; asOf: CityDate }

async function changedCases(
  sql: Sql,
  given: Given,
  gone: readonly string[],
): Promise<Pick<LoadedEffect, 'cases' | 'judged' | 'orphans'>> {
  const [source, careers, candidates] = await Promise.all([
    certificationSource(sql, given.asOf),
    careersOf(sql, given.asOf),
    candidatesToday(sql, given.asOf),
  ])
  if (!source) return { cases: [], judged: { holders: 0, candidates: 0 }, orphans: [] }
  const asked = CERTIFIED_ROLES.flatMap((role) => [
    { role, as: 'holder' as const, personIds: holding(careers, role, given.asOf) },
    {
      role,
      as: 'candidate' as const,
      personIds: candidates.filter((one) => one.role === role).map(({ personId }) => personId),
    },
  ])
  const cases = await Promise.all(asked.map((some) => judgeSome(sql, source, given, some)))
  const count = (as: ChangedCase['as']) =>
    asked.filter((some) => some.as === as).reduce((sum, { personIds }) => sum + personIds.length, 0)
  return {
    cases: cases.flat(),
    judged: { holders: count('holder'), candidates: count('candidate') },
    orphans: orphanedRules(source, gone),
  }
}

function orphanedRules({ published }: CertificationSource, gone: readonly string[]): Orphan[] {
  return published.rules.rules.flatMap(({ id, name, criteria, renewal }): Orphan[] => {
    const named = [...criteria, ...renewal.criteria].flatMap((one) =>
      one.type === 'confirmed_levels' ? [...one.allOf, ...one.anyOf.flatMap(({ group }) => group)] : [],
    )
    const skills = gone.filter((code) => named.some(({ skill }) => skill === code))
    return skills.length === 0 ? [] : [{ of: 'rule', code: id, name: name.ja, skills }]
  })
}

function holding(careers: Awaited<ReturnType<typeof careersOf>>, role: CertifiedRole, day: CityDate): number[] {
  return careers.filter(({ certificates }) => isValidOn(certificates[role], day)).map(({ personId }) => personId)
}

/** Holders are judged as for their renewal, candidates as for the certificate. */
async function judgeSome(
  sql: Sql,
  source: CertificationSource,
  { before, after, people, asOf }: Given,
  { role, as, personIds }: { role: CertifiedRole; as: ChangedCase['as']; personIds: number[] },
): Promise<ChangedCase[]> {
  const stage = as === 'holder' ? 'renewal' : 'certification'
  const was = groundFrom({ ...source, standard: before }, role, stage, asOf)
  const is = groundFrom({ ...source, standard: after }, role, stage, asOf)
  if (!was || !is || personIds.length === 0) return []
  const facts = await certificationFacts(sql, { personIds, role, day: asOf, evaluatedOn: asOf })
  const byId = new Map(people.map((person) => [person.personId, person]))
  return personIds.flatMap((personId): ChangedCase[] => {
    const own = facts.get(personId)
    const person = byId.get(personId)
    if (!own || !person) return []
    const both = judgedInBoth({ before: was, after: is }, own, person, { stage, on: asOf, evaluatedOn: asOf })
    return both.falls.length + both.stands.length === 0 ? [] : [{ personId, role, as, ...both }]
  })
}
