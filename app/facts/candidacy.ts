import { applicationStateOn } from '~/domain/application'
import type { ApplicationStage } from '~/domain/application-path'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { type CertifiedRole, standingOn } from '~/domain/certificate'
import { stageOf } from '~/domain/own-stage'
import { recommenderOf, type SignerRole, signerRolesOf, signsAs } from '~/domain/signing'
import { type ApplicationRule, ruleOfApplication } from '~/facts/application-rule'
import { applicationById, openApplicationOf, type StoredApplication } from '~/facts/applications'
import { type AskedPeople, askedPeople } from '~/facts/asked-people'
import { careerOf } from '~/facts/careers'
import type { Sql } from '~/facts/sql'

/** Somebody on the way to a certificate of a role: with an application, or before one. */
export type Candidacy = {
  personId: number
  role: CertifiedRole
  stage: ApplicationStage
  /** What was handed in and is not decided yet, or the application that was asked for; null: nothing others may know of. */
  application: StoredApplication | null
  /** null: no rule is in force for the role. */
  ruled: ApplicationRule | null
  /** The roles in which a sign-off counts; none where none is asked for. */
  signers: readonly string[]
}

/** @param applicationId a certain one, whatever became of it; null: the one that is under way, if any */
export async function candidacyOf(
  sql: Sql,
  { personId, role, applicationId }: { personId: number; role: CertifiedRole; applicationId: number | null },
  today: CityDate,
): Promise<Candidacy> {
  const stored =
    applicationId === null ? await openApplicationOf(sql, personId, role) : await applicationById(sql, applicationId)
  const stage = stored?.stage ?? (await nextStage(sql, personId, role, today))
  return candidacyWith(sql, { personId, role, stage, stored }, today)
}

/** The same of an application that has been read already. */
export function candidacyWith(
  sql: Sql,
  {
    personId,
    role,
    stage,
    stored,
  }: { personId: number; role: CertifiedRole; stage: ApplicationStage; stored: StoredApplication | null },
  today: CityDate,
): Promise<Candidacy> {
  const application = stored && isKnownToOthers(stored, today) ? stored : null
  const asked = application ?? { personId, role, stage, rulesId: null, appliedOn: null, events: stored?.events ?? [] }
  return ruledBy(sql, { personId, role, stage, application }, asked, today)
}

async function ruledBy(
  sql: Sql,
  candidacy: Omit<Candidacy, 'ruled' | 'signers'>,
  asked: Parameters<typeof ruleOfApplication>[1],
  today: CityDate,
): Promise<Candidacy> {
  const ruled = await ruleOfApplication(sql, asked, today)
  return { ...candidacy, ruled, signers: ruled ? signersBy(ruled, asked, today) : [] }
}

/** A draft is nobody's business, nor is one that was given up before it was handed in. */
export function isKnownToOthers(
  { state, appliedOn, events }: Pick<StoredApplication, 'state' | 'appliedOn' | 'events'>,
  today: CityDate,
): boolean {
  if (state === 'draft' || appliedOn === null) return false
  return (
    applicationStateOn({ state, appliedOn }, today) !== 'withdrawn' || events.some(({ event }) => event === 'accept')
  )
}

/** The roles in which a sign-off counts for an application, by the rule of its day. */
export function signersBy(
  { published, rule, lapsedCondition }: ApplicationRule,
  { stage, appliedOn }: Pick<StoredApplication, 'stage' | 'appliedOn'>,
  today: CityDate,
): readonly string[] {
  const fiscalYear = fiscalYearOf(appliedOn ?? today)
  return signerRolesOf(published.rules, rule, { stage, lapsedCondition, fiscalYear })
}

async function nextStage(sql: Sql, personId: number, role: CertifiedRole, today: CityDate): Promise<ApplicationStage> {
  const career = await careerOf(sql, personId)
  return stageOf(standingOn(career?.certificates[role] ?? [], today), today).stage
}

/** How somebody stands to a candidacy: as what they may sign off, and whether the recommendation is theirs to give. */
export type AskedOf = { signsAs: SignerRole | null; recommends: boolean }

/** @param asking the person who looks; nobody is asked about themselves */
export function askedOf(
  { personId, role, ruled, signers }: Pick<Candidacy, 'personId' | 'role' | 'ruled' | 'signers'>,
  people: AskedPeople | null,
  asking: number | null,
): AskedOf {
  if (asking === null || asking === personId || people === null) return { signsAs: null, recommends: false }
  const possible = possibleSigner(people, asking)
  return {
    signsAs: possible && signsAs(possible, role, signers),
    recommends: ruled?.path.recommendation === true && recommenderOf(people.heads, personId)?.personId === asking,
  }
}

/** Everybody who may sign off for a candidacy today, but the technical officers who are not paired with the person. */
export function signersAmong(people: AskedPeople, { role, signers }: Pick<Candidacy, 'role' | 'signers'>): number[] {
  const everybody = [...people.mentors, ...people.officers].map(({ personId }) => personId)
  return [...new Set(everybody)].filter((personId) => {
    const possible = personId === people.personId ? null : possibleSigner(people, personId)
    return possible !== null && signsAs(possible, role, signers) !== null
  })
}

function possibleSigner({ mentors, officers }: AskedPeople, asking: number) {
  const pairs = mentors.filter((mentor) => mentor.personId === asking)
  const pair = pairs.find(({ kind }) => kind === 'mentor') ?? pairs.find(({ kind }) => kind === 'provisional_mentor')
  const isOfficer = officers.some(({ personId }) => personId === asking)
  if (!pair && !isOfficer) return null
  return { pair: pair?.kind ?? null, holds: [...(pair?.roles ?? []), ...(isOfficer ? ['TECH_OFFICER'] : [])] }
}

/** The candidacy and how somebody stands to it. */
export async function candidacyFor(
  sql: Sql,
  about: { personId: number; role: CertifiedRole; applicationId: number | null },
  asking: number | null,
  today: CityDate,
): Promise<{ candidacy: Candidacy; people: AskedPeople | null; asked: AskedOf }> {
  const [candidacy, found] = await Promise.all([
    candidacyOf(sql, about, today),
    askedPeople(sql, [about.personId], today),
  ])
  const people = found.get(about.personId) ?? null
  return { candidacy, people, asked: askedOf(candidacy, people, asking) }
}
