import type { CityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, isValidOn } from '~/domain/certificate'
import { titleOfType } from '~/domain/criterion-asks'
import type { Organisation } from '~/domain/organisation'
import { PIPELINE_STAGES, type PipelineStage, stageOf } from '~/domain/pipeline'
import { roleWord } from '~/domain/terms'
import { type CandidateOnDay, candidatesToday, stateOfRecords } from '~/facts/candidates'
import { careersOfPeople } from '~/facts/careers'
import { goalPeople } from '~/facts/goals'
import type { Sql } from '~/facts/sql'

type Staged = CandidateOnDay & { stage: PipelineStage }

export type OfficeCandidate = {
  personId: number
  name: string
  staffNumber: string
  unitName: string
  role: CertifiedRole
  roleWord: string
  stage: PipelineStage
  missing: string[]
}

let last: { key: string; candidates: Promise<Staged[]> } | null = null

/**
 * Everybody on the way to a first certificate, nearest first. Judging all of them takes some twenty statements, so it is
 * done again only when something has been changed since.
 */
export async function officeCandidates(sql: Sql, today: CityDate): Promise<Staged[]> {
  const key = `${today}/${await stateOfRecords(sql)}`
  if (last?.key !== key) {
    const candidates = readCandidates(sql, today)
    last = { key, candidates }
    candidates.catch(() => {
      if (last?.candidates === candidates) last = null
    })
  }
  return last.candidates
}

async function readCandidates(sql: Sql, today: CityDate): Promise<Staged[]> {
  const found = await candidatesToday(sql, today)
  const careers = await careersOfPeople(sql, [...new Set(found.map(({ personId }) => personId))], today)
  const holds = new Set(
    careers.flatMap(({ personId, certificates }) =>
      CERTIFIED_ROLES.filter((role) => isValidOn(certificates[role], today)).map((role) => `${role}/${personId}`),
    ),
  )
  return found
    .filter(({ role, personId }) => !holds.has(`${role}/${personId}`))
    .map((one) => ({ ...one, stage: stageOf(one) }))
    .sort((a, b) => place(a) - place(b) || a.unmet.length - b.unmet.length)
}

function place({ stage }: Pick<Staged, 'stage'>): number {
  return PIPELINE_STAGES.indexOf(stage)
}

/** How many there are at each stage, a role a column. */
export function stageCounts(candidates: readonly Staged[]) {
  return PIPELINE_STAGES.map((stage) => {
    const there = candidates.filter((one) => one.stage === stage)
    return {
      stage,
      people: CERTIFIED_ROLES.map((role) => ({ role, people: there.filter((one) => one.role === role).length })),
    }
  })
}

/** The same people by name. */
export async function namedCandidates(
  sql: Sql,
  candidates: readonly Staged[],
  { byId }: Organisation,
  today: CityDate,
): Promise<OfficeCandidate[]> {
  const people = await goalPeople(
    sql,
    candidates.map(({ personId }) => personId),
    today,
  )
  return candidates.flatMap(({ personId, role, stage, unmet, applied }) => {
    const person = people.get(personId)
    if (!person) return []
    return [
      {
        personId,
        name: person.name,
        staffNumber: person.staffNumber,
        unitName: (person.unitId === null ? null : byId.get(person.unitId)?.name) ?? '',
        role,
        roleWord: roleWord(role),
        stage,
        missing: applied === null ? unmet.map(titleOfType) : [],
      },
    ]
  })
}
