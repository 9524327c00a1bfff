import type { CityDate } from '~/domain/calendar'
import { type Evaluation, evaluateCertification } from '~/domain/certification'
import { type Dossier, dossierOf } from '~/domain/dossier'
import { certificationFacts, certificationSource, criterionNames, groundFrom } from '~/facts/certification-facts'
import type { Sql } from '~/facts/sql'
import type { Applicant } from './applicants'

export type Asked = Pick<Applicant, 'role' | 'stage'> & { personId: number; on: CityDate }
export type Frozen = { dossier: Dossier; evaluation: Evaluation; rulesId: number }

/** What was so for applicants on their days, as the portal freezes it: one reading for each day and role. */
export async function dossiersOf<One extends Asked>(sql: Sql, applicants: readonly One[]): Promise<Map<One, Frozen>> {
  const groups = new Map<string, One[]>()
  for (const one of applicants) {
    const key = `${one.on} ${one.role} ${one.stage}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const titles = await projectTitles(sql)
  const frozen = new Map<One, Frozen>()
  for (const some of groups.values()) {
    for (const [one, dossier] of await frozenOnDay(sql, some, titles)) frozen.set(one, dossier)
  }
  return frozen
}

async function frozenOnDay<One extends Asked>(
  sql: Sql,
  some: readonly One[],
  titles: ReadonlyMap<string, string>,
): Promise<[One, Frozen][]> {
  const [{ on, role, stage } = { on: null, role: null, stage: null }] = some
  if (on === null) return []
  const source = await certificationSource(sql, on)
  const ground = source && groundFrom(source, role, stage, on, stage === 'revival')
  if (!source || !ground) throw new Error(`no rule for ${role} on ${on}`)
  const personIds = some.map(({ personId }) => personId)
  const facts = await certificationFacts(sql, { personIds, role, day: on, evaluatedOn: on })
  const confirmedOn = await confirmedDays(sql, personIds, on)
  const names = criterionNames(source, ground, titles)
  return some.map((one): [One, Frozen] => {
    const own = facts.get(one.personId)
    if (!own) throw new Error(`no facts of person ${one.personId}`)
    const judgedAs = stage === 'certification' ? 'certification' : 'renewal'
    const evaluation = evaluateCertification(ground, own, { stage: judgedAs, on, evaluatedOn: on })
    const dossier = dossierOf({
      rulesVersion: source.published.version,
      role,
      stage,
      on,
      ground,
      facts: own,
      evaluation,
      names,
      confirmedOn: confirmedOn.get(one.personId) ?? new Map(),
    })
    return [one, { dossier, evaluation, rulesId: ground.rulesId }]
  })
}

async function projectTitles(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.$queryRaw<{ id: string; title: string }[]>`
    SELECT p.id::text AS id, p.title FROM improvement_project p`
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function confirmedDays(sql: Sql, personIds: readonly number[], day: CityDate) {
  const rows = await sql.$queryRaw<{ personId: number; skill: string; on: CityDate }[]>`
    SELECT DISTINCT ON (c.person_id, s.code) c.person_id AS "personId", s.code AS skill, c.confirmed_on::text AS on
    FROM confirmation c JOIN skill s ON s.id = c.skill_id
    WHERE c.person_id = ANY (${[...personIds]}::int[]) AND c.voided_at IS NULL AND c.confirmed_on <= ${day}::date
    ORDER BY c.person_id, s.code, c.confirmed_on DESC, c.id DESC`
  const days = new Map<number, Map<string, CityDate>>()
  for (const { personId, skill, on } of rows) {
    const own = days.get(personId) ?? new Map<string, CityDate>()
    days.set(personId, own.set(skill, on))
  }
  return days
}
