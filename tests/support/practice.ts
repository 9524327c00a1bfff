import { type CityDate, cityDate } from '~/domain/calendar'
import type { ProjectRole, ProjectStep } from '~/domain/practice'
import { changeKeeper, storeTool } from '~/facts/inhouse-tools'
import { projectEvents } from '~/facts/projects'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { changePart, keepProjectState, storeProject } from '~/facts/write-projects'
import { STAMP } from './city-of'

/** Improvement projects and in-house tools, row by row, for tests. */

const TODAY = cityDate('2028-11-15')

type ProjectGiven = {
  title?: string
  process?: string
  asIs?: string
  toBe?: string
  tools?: string[]
  unitId: number
  by: number
  on?: CityDate
  steps?: Partial<Record<ProjectStep, CityDate>>
  people?: Record<number, ProjectRole>
  plannedHours?: number
  measured?: { on: CityDate; hours: number }
  specifiedOn?: CityDate
}

/** A project that somebody proposed, taken as far as its steps say. @returns its id */
export async function project(sql: Sql, given: ProjectGiven): Promise<number> {
  const on = given.on ?? cityDate('2028-05-01')
  const texts = {
    title: given.title ?? '申請書の転記をなくす',
    process: given.process ?? '住宅改修費の申請',
    asIs: given.asIs ?? '紙から手で写していた',
    toBe: given.toBe ?? 'フォームから取り込む',
    unitId: given.unitId,
    tools: given.tools ?? [],
    toolNames: [],
    plannedHours: given.plannedHours ?? null,
    plannedErrors: null,
    plannedCost: null,
    measure: '',
    crossSection: false,
    systemOperation: false,
  }
  const projectId = await storeProject(sql, texts, { by: given.by, on, role: 'lead' }, on, STAMP)
  for (const [personId, role] of Object.entries(given.people ?? {}))
    await changePart(sql, projectId, Number(personId), role, on, STAMP)
  for (const [event, day] of Object.entries(given.steps ?? {})) {
    const row = { projectId, event, effectiveOn: day, byPersonId: given.by, comment: null }
    await record(sql, 'project_event', [row], STAMP)
  }
  await keepProjectState(sql, projectId, await projectEvents(sql, projectId), TODAY)
  if (given.measured) {
    const { on: measuredOn, hours } = given.measured
    const figures = { hoursPerYear: hours, errorsPerYear: null, costPerYear: null }
    await record(sql, 'project_effect', [{ projectId, measuredOn, ...figures, how: '計った' }], STAMP)
  }
  if (given.specifiedOn) {
    const row = { kind: 'specification', title: '仕様書', url: 'https://example.jp/s', fileId: null }
    await record(sql, 'project_artefact', [{ projectId, ...row, addedOn: given.specifiedOn }], STAMP)
  }
  return projectId
}

type ToolGiven = { name?: string; unitId: number; ownerId?: number; successorId?: number; documentsUrl?: string | null }

/** A tool of the register with its owner since it began. @returns its id */
export async function tool(sql: Sql, given: ToolGiven): Promise<number> {
  const texts = {
    name: given.name ?? '集計マクロ',
    unitId: given.unitId,
    purpose: '月の集計',
    madeWith: 'Excel マクロ',
    documentsUrl: given.documentsUrl ?? null,
    note: null,
    projectId: null,
  }
  const toolId = await storeTool(sql, texts, STAMP)
  const since = cityDate('2028-04-01')
  if (given.ownerId !== undefined) await changeKeeper(sql, toolId, 'owner', given.ownerId, since, STAMP)
  if (given.successorId !== undefined) await changeKeeper(sql, toolId, 'successor', given.successorId, since, STAMP)
  return toolId
}
