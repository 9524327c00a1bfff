import { z } from 'zod'
import { read } from '~/access/read'
import { projectNumbered } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { recordId } from '~/domain/record-id'
import { type ProjectRecord, projectRecord } from '~/facts/projects'
import type { Sql } from '~/facts/sql'
import { namedTools } from './project-texts'
import { unitChoices } from './unit-choices'

/** The texts of a project as its form shows them. */
export type KeptTexts = Record<string, string> & { revision: string }

/** The form of a project with what is kept now. */
export const projectEdit = read({
  action: 'project-edit.read',
  params: z.object({ id: recordId() }),
  subject: ({ id }, sql) => projectNumbered(sql, id),
  async run({ sql, viewer, today }, { id }) {
    const project = await projectRecord(sql, id, today)
    if (!project) return null
    return {
      page: {
        projectId: id,
        title: project.title,
        kept: await keptTexts(sql, project, today),
        units: await unitChoices(sql, viewer, { code: project.unitCode, name: project.unitName }),
        tools: (await namedTools(sql, today)).map(({ name }) => name),
      },
    }
  },
})

/** What is kept of a project in the words of its form. */
export async function keptTexts(sql: Sql, project: ProjectRecord, day: CityDate): Promise<KeptTexts> {
  const named = await namedTools(sql, day)
  const { title, process, asIs, toBe, measure, plannedHours, plannedErrors, plannedCost } = project
  return {
    title,
    unit: project.unitCode,
    process,
    asIs,
    toBe,
    tools: project.tools.map((code) => named.find((tool) => tool.code === code)?.name ?? code).join('、'),
    plannedHours: plannedHours?.toString() ?? '',
    plannedErrors: plannedErrors?.toString() ?? '',
    plannedCost: plannedCost?.toString() ?? '',
    measure,
    crossSection: project.crossSection ? 'on' : '',
    systemOperation: project.systemOperation ? 'on' : '',
    revision: String(project.revision),
  }
}
