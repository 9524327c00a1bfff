import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer, toolNumbered } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { type InhouseTool, inhouseTool } from '~/facts/inhouse-tools'
import { ownSection, unitChoices } from './unit-choices'

/** The form of a tool with what is kept now. */
export const toolEdit = read({
  action: 'tool-edit.read',
  params: z.object({ id: recordId() }),
  subject: ({ id }, sql) => toolNumbered(sql, id),
  async run({ sql, viewer, today }, { id }) {
    const tool = await inhouseTool(sql, id, today)
    if (!tool) return null
    const units = await unitChoices(sql, viewer, { code: tool.unitCode, name: tool.unitName })
    return { page: { toolId: id, name: tool.name, kept: keptTool(tool), units } }
  },
})

/** What the form of a new tool offers; it may come from a project's page. */
export const newTool = read({
  action: 'own-practices.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer }) {
    const [units, unit] = await Promise.all([unitChoices(sql, viewer), ownSection(sql, viewer)])
    return { page: { units, unit } }
  },
})

/** What is kept of a tool in the words of its form. */
export function keptTool(tool: InhouseTool) {
  const { name, purpose, madeWith, unitCode, documentsUrl, note, project, revision } = tool
  return {
    name,
    unit: unitCode,
    purpose,
    madeWith,
    documentsUrl: documentsUrl ?? '',
    note: note ?? '',
    sourceProject: project ? String(project.projectId) : '',
    revision: String(revision),
  }
}
