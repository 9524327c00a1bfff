import type { CityDate } from '~/domain/calendar'
import { type ProjectEvent, type ProjectRole, projectStateOn } from '~/domain/practice'
import { searchKeyOf } from '~/domain/practice-search'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/** What people write of a project; the rest of it is dated rows. */
export type ProjectTexts = {
  title: string
  unitId: number
  process: string
  asIs: string
  toBe: string
  /** Codes of the standard's tools, or the names of others. */
  tools: readonly string[]
  /** What the codes are called: found by, not kept. */
  toolNames: readonly string[]
  plannedHours: number | null
  plannedErrors: number | null
  plannedCost: number | null
  measure: string
  crossSection: boolean
  systemOperation: boolean
}

function columnsOf({ toolNames, ...texts }: ProjectTexts) {
  const { title, process, asIs, toBe, tools } = texts
  return { ...texts, tools: [...tools], searchKey: searchKeyOf([title, process, asIs, toBe, ...tools, ...toolNames]) }
}

/** A new project, proposed on a day by the person who becomes its lead. @returns its id */
export async function storeProject(
  sql: Sql,
  texts: ProjectTexts,
  proposed: { by: number; on: CityDate; role: ProjectRole },
  today: CityDate,
  stamp: Stamp,
): Promise<number> {
  const { id } = await sql.improvementProject.create({
    data: { ...columnsOf(texts), state: 'proposed', revision: 1, recordedAt: stamp.at, recordedBy: stamp.by },
    select: { id: true },
  })
  const { by, on, role } = proposed
  await record(
    sql,
    'project_event',
    [{ projectId: id, event: 'propose', effectiveOn: on, byPersonId: by, comment: null }],
    stamp,
  )
  await record(sql, 'project_person', [{ projectId: id, personId: by, role, validFrom: on, validTo: null }], stamp)
  await keepWrittenComparison(sql, id, texts, today, stamp)
  return id
}

/** Changes what is written of a project. @returns false when somebody else was first: the revision is another one */
export async function changeProject(
  sql: Sql,
  projectId: number,
  revision: number,
  texts: ProjectTexts,
  today: CityDate,
  stamp: Stamp,
): Promise<boolean> {
  const { count } = await sql.improvementProject.updateMany({
    where: { id: projectId, revision },
    data: { ...columnsOf(texts), revision: revision + 1 },
  })
  if (count === 0) return false
  await keepWrittenComparison(sql, projectId, texts, today, stamp)
  return true
}

/** Keeps the state that lists show in step with the events. */
export async function keepProjectState(
  sql: Sql,
  projectId: number,
  events: readonly ProjectEvent[],
  today: CityDate,
): Promise<void> {
  const state = projectStateOn(events, today) ?? 'proposed'
  await sql.improvementProject.updateMany({ where: { id: projectId }, data: { state } })
}

/**
 * As-Is and To-Be written on the project's own page are evidence (as_is_to_be) from the day on which both stand there,
 * and none once one of them is gone.
 */
async function keepWrittenComparison(
  sql: Sql,
  projectId: number,
  { asIs, toBe }: ProjectTexts,
  today: CityDate,
  stamp: Stamp,
): Promise<void> {
  const url = writtenComparison(projectId)
  const standing = await sql.$queryRaw<{ id: number }[]>`
    SELECT t.id FROM project_artefact t WHERE t.project_id = ${projectId} AND t.kind = 'as_is_to_be' AND t.url = ${url} AND t.voided_at IS NULL`
  const isWritten = asIs !== '' && toBe !== ''
  if (isWritten && standing.length === 0) {
    const row = {
      projectId,
      kind: 'as_is_to_be',
      title: 'As-Is／To-Be（このページ）',
      url,
      fileId: null,
      addedOn: today,
    }
    await record(sql, 'project_artefact', [row], stamp)
  }
  if (!isWritten) {
    await takeBack(
      sql,
      'project_artefact',
      standing.map(({ id }) => id),
      stamp,
    )
  }
}

/** Is this artefact only what is written on the page itself? */
export async function isWrittenComparison(sql: Sql, artefactId: number): Promise<boolean> {
  const row = await sql.projectArtefact.findUnique({
    where: { id: artefactId },
    select: { url: true, projectId: true },
  })
  return row !== null && row.url === writtenComparison(row.projectId)
}

/** The address that stands for what is written on the page itself. */
export function writtenComparison(projectId: number): string {
  return `/practices/${projectId}`
}

/** From a day on a person has this part in the project (null: none); what stood before ends the day before. */
export async function changePart(
  sql: Sql,
  projectId: number,
  personId: number,
  role: ProjectRole | null,
  from: CityDate,
  stamp: Stamp,
): Promise<void> {
  const standing = await sql.$queryRaw<{ id: number; role: string; since: CityDate }[]>`
    SELECT m.id, m.role, m.valid_from::text AS since FROM project_person m
    WHERE m.project_id = ${projectId} AND m.person_id = ${personId} AND m.voided_at IS NULL
      AND (m.valid_to IS NULL OR m.valid_to > ${from}::date) FOR UPDATE`
  await takeBack(
    sql,
    'project_person',
    standing.map(({ id }) => id),
    stamp,
  )
  const ended = standing
    .filter(({ since }) => since < from)
    .map((row) => ({ projectId, personId, role: row.role, validFrom: row.since, validTo: from }))
  const begun = role === null ? [] : [{ projectId, personId, role, validFrom: from, validTo: null }]
  await record(sql, 'project_person', [...ended, ...begun], stamp)
}

type OwnedRow = 'project_artefact' | 'project_effect'

/** Is this row one of the project's that stands? */
export async function standsInProject(sql: Sql, table: OwnedRow, rowId: number, projectId: number): Promise<boolean> {
  const found =
    table === 'project_artefact'
      ? await sql.projectArtefact.count({ where: { id: rowId, projectId, voidedAt: null } })
      : await sql.projectEffect.count({ where: { id: rowId, projectId, voidedAt: null } })
  return found > 0
}
