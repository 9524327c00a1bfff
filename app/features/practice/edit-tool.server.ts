import { command, conflictWith, refuse } from '~/access/command'
import { toolNumbered } from '~/access/subject'
import { changeTool, inhouseTool } from '~/facts/inhouse-tools'
import { keptTool } from './tool-edit.server'
import { editToolForm } from './tool-forms'
import { toolTextsOf } from './tool-texts'

/** Changes what is written of a tool; who was slower sees both sides and loses nothing. */
export const editTool = command({
  action: 'tool.edit',
  input: editToolForm,
  subject: ({ tool }, sql) => toolNumbered(sql, tool),
  async run({ sql, today }, { tool: toolId, revision, ...input }) {
    const before = await inhouseTool(sql, toolId, today)
    if (!before) return refuse('このツールは見つかりません。')
    const texts = await toolTextsOf(sql, today, input, before)
    if ('refused' in texts) return texts
    if (!(await changeTool(sql, toolId, revision, texts))) {
      const now = await inhouseTool(sql, toolId, today)
      return conflictWith(now && keptTool(now))
    }
    return { did: { toolId }, audit: { subjectKind: 'tool', subjectId: toolId, detail: { revision } } }
  },
})
