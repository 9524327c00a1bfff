import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { changeKeeper, storeTool } from '~/facts/inhouse-tools'
import { staffCalled } from '~/facts/staff-called'
import { oneOf } from './one-colleague'
import { registerToolForm } from './tool-forms'
import { toolTextsOf } from './tool-texts'

/** Puts a tool into the register; whoever enters it owns it, unless they name somebody else. */
export const registerTool = command({
  action: 'tool.register',
  input: registerToolForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { owner, ...input }) {
    if (viewer?.personId == null) return refuse('職員として入ってから登録してください。')
    const found = owner === '' ? { personId: viewer.personId } : oneOf(await staffCalled(sql, owner, today), owner)
    if ('refused' in found) return found
    const texts = await toolTextsOf(sql, today, input)
    if ('refused' in texts) return texts
    const toolId = await storeTool(sql, texts, stamp)
    await changeKeeper(sql, toolId, 'owner', found.personId, today, stamp)
    const { personId } = found
    return {
      did: { toolId },
      audit: { subjectKind: 'tool', subjectId: toolId, subjectPersonId: personId, detail: { owner: personId } },
      events:
        personId === viewer.personId
          ? []
          : [{ kind: 'tool-keeper-named', personId, toolId, name: texts.name, role: 'owner' }],
    }
  },
})
