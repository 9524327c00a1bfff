import { command, refuse } from '~/access/command'
import { toolNumbered } from '~/access/subject'
import { changeKeeper, inhouseTool } from '~/facts/inhouse-tools'
import { staffCalled } from '~/facts/staff-called'
import { oneOf } from './one-colleague'
import { keeperForm } from './tool-forms'

/** Names the owner of a tool, or who follows the owner, from today on. */
export const nameKeeper = command({
  action: 'tool.name-keeper',
  input: keeperForm,
  subject: ({ tool }, sql) => toolNumbered(sql, tool),
  async run({ sql, viewer, today, stamp }, { tool: toolId, role, who }) {
    const tool = await inhouseTool(sql, toolId, today)
    if (!tool || tool.state === 'retired') return refuse('廃止したツールには、担当を決められません。')
    const found = oneOf(await staffCalled(sql, who, today), who)
    if ('refused' in found) return found
    const { personId, name } = found
    if (personId === tool[role]?.personId)
      return refuse(`${name}さんは、もう${role === 'owner' ? '担当' : '後任'}です。`)
    if (role === 'successor' && personId === tool.owner?.personId) return refuse('担当と後任は、別の人にしてください。')
    await changeKeeper(sql, toolId, role, personId, today, stamp)
    if (role === 'owner' && personId === tool.successor?.personId)
      await changeKeeper(sql, toolId, 'successor', null, today, stamp)
    return {
      did: { name },
      audit: { subjectKind: 'tool', subjectId: toolId, subjectPersonId: personId, detail: { role } },
      events:
        personId === viewer?.personId ? [] : [{ kind: 'tool-keeper-named', personId, toolId, name: tool.name, role }],
    }
  },
})
