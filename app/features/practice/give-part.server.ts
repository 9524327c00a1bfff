import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { projectRecord } from '~/facts/projects'
import { staffCalled } from '~/facts/staff-called'
import { changePart } from '~/facts/write-projects'
import { oneOf } from './one-colleague'
import { partForm } from './practice-forms'

/** Gives somebody a part in a project, or another part, from a day on. */
export const givePart = command({
  action: 'project.change-people',
  input: partForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, viewer, today, stamp }, { project: projectId, who, role, from }) {
    const project = await projectRecord(sql, projectId, today)
    if (!project) return refuse('この業務改善は見つかりません。')
    const proposedOn = project.events[0]?.on ?? today
    if (from > today) return refuse('加わった日は、きょうか、それより前の日にしてください。')
    if (from < proposedOn) return refuse('提案した日より前の日です。提案した日からあとの日にしてください。')
    const found = oneOf(await staffCalled(sql, who, today), who)
    if ('refused' in found) return found
    await changePart(sql, projectId, found.personId, role, from, stamp)
    const isOwn = found.personId === viewer?.personId
    return {
      did: { name: found.name },
      audit: {
        subjectKind: 'project',
        subjectId: projectId,
        subjectPersonId: found.personId,
        detail: { role, from },
      },
      events: isOwn
        ? []
        : [{ kind: 'added-to-project', personId: found.personId, projectId, title: project.title, role }],
    }
  },
})
