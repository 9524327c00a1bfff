import { command, conflictWith, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { projectRecord } from '~/facts/projects'
import { changeProject } from '~/facts/write-projects'
import { editForm } from './practice-forms'
import { keptTexts } from './project-edit.server'
import { textsOf } from './project-texts'

/** Changes what is written of a project; who was slower sees both sides and loses nothing. */
export const editProject = command({
  action: 'project.edit',
  input: editForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, today, stamp }, { project, revision, ...input }) {
    const before = await projectRecord(sql, project, today)
    if (!before) return refuse('この業務改善は見つかりません。')
    const texts = await textsOf(sql, today, input, before.unitCode === input.unit ? before.unitId : null)
    if ('refused' in texts) return texts
    if (!(await changeProject(sql, project, revision, texts, today, stamp))) {
      const now = await projectRecord(sql, project, today)
      return conflictWith(now && (await keptTexts(sql, now, today)))
    }
    return { did: { projectId: project }, audit: { subjectKind: 'project', subjectId: project, detail: { revision } } }
  },
})
