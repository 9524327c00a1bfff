import { command, refuse } from '~/access/command'
import { toolNumbered } from '~/access/subject'
import { changeKeeper, inhouseTool } from '~/facts/inhouse-tools'
import { takeOverForm } from './tool-forms'

/** 引き継ぐ: the successor owns the tool from today on, in one press. */
export const takeOverTool = command({
  action: 'tool.take-over',
  input: takeOverForm,
  subject: ({ tool }, sql) => toolNumbered(sql, tool),
  async run({ sql, viewer, today, stamp }, { tool: toolId }) {
    const tool = await inhouseTool(sql, toolId, today)
    const personId = viewer?.personId ?? null
    if (!tool || !viewer || personId === null || personId !== tool.successor?.personId) {
      return refuse('引き継げるのは、後任に決まっている人だけです。担当か所属長に、後任にしてもらってください。')
    }
    await changeKeeper(sql, toolId, 'successor', null, today, stamp)
    await changeKeeper(sql, toolId, 'owner', personId, today, stamp)
    const before = tool.owner !== null && tool.owner.place !== 'left' ? [tool.owner.personId] : []
    return {
      did: { toolId },
      audit: { subjectKind: 'tool', subjectId: toolId, subjectPersonId: personId, detail: { role: 'owner' } },
      events: [{ kind: 'tool-taken-over', personIds: before, toolId, name: tool.name, by: viewer.name }],
    }
  },
})
