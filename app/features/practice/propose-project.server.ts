import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { storeProject } from '~/facts/write-projects'
import { proposeForm } from './practice-forms'
import { textsOf } from './project-texts'

/** Proposes an improvement project; whoever proposes leads it until they say otherwise. */
export const proposeProject = command({
  action: 'project.propose',
  input: proposeForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { on, ...input }) {
    if (viewer?.personId == null) return refuse('職員として入ってから提案してください。')
    if (on > today) return refuse('提案した日は、きょうか、それより前の日にしてください。')
    const texts = await textsOf(sql, today, input)
    if ('refused' in texts) return texts
    const projectId = await storeProject(sql, texts, { by: viewer.personId, on, role: 'lead' }, today, stamp)
    return {
      did: { projectId },
      audit: { subjectKind: 'project', subjectId: projectId, subjectPersonId: viewer.personId, detail: { on } },
    }
  },
})
