import type { CityDate } from '~/domain/calendar'
import { searchKeyOf } from '~/domain/practice-search'
import { type RecordedRows, record } from '~/facts/record'
import { writtenComparison } from '~/facts/write-projects'
import { insertRows, insertRowsForIds, officeTime } from '../bulk'
import type { City, Person } from '../city'
import type { History } from '../history'
import type { Programme } from '../programme'
import { byDay, enteredOn, personId, unitId, type Writing } from '../written'
import { draftsOf } from './drafts'
import { type DemoProject, projectsOf } from './projects'
import { type DemoTool, toolsOf } from './tools'
import { nameOfTool } from './works'

/** 業務改善 and 内製ツール. */
export type Practice = { projects: readonly DemoProject[]; tools: readonly DemoTool[] }

export function tellPractice(city: City, programme: Programme, { volunteers }: History, today: CityDate): Practice {
  const projects = projectsOf(city, draftsOf(city, programme, volunteers), today)
  return { projects, tools: toolsOf(city, projects, today) }
}

export async function writePractice(writing: Writing, { projects, tools }: Practice): Promise<void> {
  const projectIds = await writeProjects(writing, projects)
  await writeEvents(writing, projects, projectIds)
  await writePeople(writing, projects, projectIds)
  await writeArtefacts(writing, projects, projectIds)
  await writeEffects(writing, projects, projectIds)
  await writeTools(writing, tools, new Map(projects.map((one, index) => [one, projectIds[index] ?? 0])))
}

function stateOf({ stage, specification, retired }: DemoProject): string {
  if (retired) return 'retired'
  return stage !== 'delivered' ? stage : specification ? 'completed' : 'operating'
}

/** A specification is written, not built. */
function toolsIn({ specification, work }: DemoProject): readonly string[] {
  return specification ? [] : work.with
}

function accountOf(writing: Writing, person: Person): number | null {
  return writing.accountIds.get(person) ?? null
}

async function writeProjects(writing: Writing, projects: readonly DemoProject[]): Promise<number[]> {
  return insertRowsForIds(
    writing.sql,
    'improvement_project',
    projects.map((one) => ({
      title: one.title,
      unit_id: unitId(writing, one.unit),
      process: one.work.process,
      as_is: one.asIs,
      to_be: one.work.toBe,
      tools: toolsIn(one),
      planned_hours: one.specification ? null : one.planned,
      planned_errors: one.specification ? 12 : null,
      planned_cost: null,
      measure: one.measure,
      cross_section: one.crossSection ?? false,
      system_operation: one.systemOperation ?? false,
      state: stateOf(one),
      search_key: searchKeyOf([
        one.title,
        one.work.process,
        one.asIs,
        one.work.toBe,
        ...toolsIn(one),
        ...toolsIn(one).map(nameOfTool),
      ]),
      revision: 1,
      recorded_at: officeTime(one.proposedOn, 0.5),
      recorded_by: accountOf(writing, one.lead),
    })),
  )
}

type EventRow = RecordedRows['project_event']

async function writeEvents(writing: Writing, projects: readonly DemoProject[], ids: readonly number[]): Promise<void> {
  const rows = projects.flatMap((one, index) => {
    const event = (name: string, on: CityDate, by: Person | null, comment: string | null = null): EventRow => ({
      projectId: ids[index] ?? 0,
      event: name,
      effectiveOn: on,
      byPersonId: by ? personId(writing, by) : null,
      comment,
    })
    const { startedOn, deliveredOn, reviewed, retired } = one
    return [
      event('propose', one.proposedOn, one.lead),
      ...(startedOn ? [event('start', startedOn, one.lead)] : []),
      ...(deliveredOn ? [event(one.specification ? 'complete' : 'operate', deliveredOn, one.lead)] : []),
      ...(reviewed ? [event('review', reviewed.on, reviewed.by, '前後の流れと運用の記録を確かめました。')] : []),
      ...(retired ? [event('retire', retired, null, '担当が退職し、全国共通のシステムに移った。')] : []),
    ]
  })
  for (const [day, some] of byDay(rows, (row) => row.effectiveOn)) {
    await record(writing.sql, 'project_event', some, enteredOn(day, 0.5))
  }
}

async function writePeople(writing: Writing, projects: readonly DemoProject[], ids: readonly number[]): Promise<void> {
  const rows = projects.flatMap((one, index) => {
    const parts: [Person | undefined, string][] = [
      [one.lead, 'lead'],
      [one.mainDeveloper, 'main_developer'],
      [one.adviser, 'adviser'],
      ...one.members.map((person): [Person, string] => [person, 'member']),
    ]
    return parts.flatMap(([person, role]) =>
      person
        ? [
            {
              projectId: ids[index] ?? 0,
              personId: personId(writing, person),
              role,
              validFrom: one.proposedOn,
              validTo: null,
            },
          ]
        : [],
    )
  })
  for (const [day, some] of byDay(rows, (row) => row.validFrom)) {
    await record(writing.sql, 'project_person', some, enteredOn(day, 0.5))
  }
}

async function writeArtefacts(
  writing: Writing,
  projects: readonly DemoProject[],
  ids: readonly number[],
): Promise<void> {
  const rows = projects.flatMap((one, index) => {
    const id = ids[index] ?? 0
    const artefact = (kind: string, title: string, url: string, addedOn: CityDate) => ({
      projectId: id,
      kind,
      title,
      url,
      fileId: null,
      addedOn,
    })
    const written = artefact('as_is_to_be', 'As-Is／To-Be（このページ）', writtenComparison(id), one.proposedOn)
    if (!one.deliveredOn) return [written]
    const url = `https://share.city.example/kaizen/${one.unit.toLowerCase()}/${id}`
    const delivered = one.specification
      ? artefact('specification', `${one.work.process} 要件と仕様`, `${url}/specification`, one.deliveredOn)
      : artefact('artifact', one.work.made, url, one.deliveredOn)
    return [written, delivered]
  })
  for (const [day, some] of byDay(rows, (row) => row.addedOn)) {
    await record(writing.sql, 'project_artefact', some, enteredOn(day, 0.55))
  }
}

async function writeEffects(writing: Writing, projects: readonly DemoProject[], ids: readonly number[]): Promise<void> {
  const rows = projects.flatMap((one, index) =>
    one.effects.map((effect) => ({
      projectId: ids[index] ?? 0,
      measuredOn: effect.on,
      hoursPerYear: effect.hours,
      errorsPerYear: effect.errors,
      costPerYear: effect.cost,
      how: effect.how,
    })),
  )
  for (const [day, some] of byDay(rows, (row) => row.measuredOn)) {
    await record(writing.sql, 'project_effect', some, enteredOn(day, 0.6))
  }
}

async function writeTools(
  writing: Writing,
  tools: readonly DemoTool[],
  projectIds: ReadonlyMap<DemoProject, number>,
): Promise<void> {
  const ids = await insertRowsForIds(
    writing.sql,
    'inhouse_tool',
    tools.map((tool, place) => ({
      name: tool.name,
      unit_id: unitId(writing, tool.unit),
      project_id: tool.project ? (projectIds.get(tool.project) ?? null) : null,
      made_with: tool.madeWith,
      purpose: tool.purpose,
      documents_url: tool.documents ? `https://share.city.example/tools/${tool.unit.toLowerCase()}/${place + 1}` : null,
      note: tool.note,
      search_key: searchKeyOf([tool.name, tool.purpose, tool.madeWith]),
      state: tool.state,
      revision: 1,
      recorded_at: officeTime(tool.owner.from, 0.6),
      recorded_by: accountOf(writing, tool.owner.person),
    })),
  )
  const keepers = tools.flatMap(({ owner, successor }, index) => {
    const keeper = (person: Person, role: 'owner' | 'successor') => ({
      toolId: ids[index] ?? 0,
      personId: personId(writing, person),
      role,
      validFrom: owner.from,
      validTo: null,
    })
    return [keeper(owner.person, 'owner'), ...(successor ? [keeper(successor, 'successor')] : [])]
  })
  for (const [day, some] of byDay(keepers, (row) => row.validFrom)) {
    await record(writing.sql, 'tool_keeper', some, enteredOn(day, 0.6))
  }
  const trials = tools.flatMap((tool, index) =>
    tool.trials.map(({ on, by, worked, note }) => ({
      tool_id: ids[index],
      tried_on: on,
      person_id: personId(writing, by),
      worked,
      note,
      recorded_at: officeTime(on, 0.7),
      recorded_by: accountOf(writing, by),
    })),
  )
  await insertRows(writing.sql, 'tool_trial', trials)
}
