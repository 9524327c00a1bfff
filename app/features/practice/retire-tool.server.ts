import { command, refuse } from '~/access/command'
import { toolNumbered } from '~/access/subject'
import { retireInhouseTool } from '~/facts/inhouse-tools'
import { retireToolForm } from './tool-forms'

/** A tool is used no longer; it stays in the register with its history. */
export const retireTool = command({
  action: 'tool.retire',
  input: retireToolForm,
  subject: ({ tool }, sql) => toolNumbered(sql, tool),
  async run({ sql }, { tool: toolId }) {
    if (!(await retireInhouseTool(sql, toolId))) return refuse('このツールは、もう廃止されています。')
    return { did: { toolId }, audit: { subjectKind: 'tool', subjectId: toolId, detail: { state: 'retired' } } }
  },
})
