import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { mayReview, whyNotRecord } from '~/domain/practice'
import { everInProject, projectEvents, projectRecord } from '~/facts/projects'
import { record } from '~/facts/record'
import { reviewForm } from './practice-forms'
import { EVENT_FAULTS } from './project-words'

/** 確認: the head of the unit, a master or the technical officer says that it is so; nobody who took part (rule 4). */
export const reviewProject = command({
  action: 'project.review',
  input: reviewForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, viewer, today, stamp }, { project: projectId, comment }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('職員として入ってから確認してください。')
    const ever = await everInProject(sql, projectId)
    if (!mayReview(personId, ever)) {
      return refuse('自分が加わった業務改善は、自分では確認できません。ほかの所属長かマスターに頼んでください。')
    }
    const fault = whyNotRecord(await projectEvents(sql, projectId), 'review', today, today)
    if (fault) return refuse(fault === 'does_not_fit' ? '実施をはじめてから確認できます。' : EVENT_FAULTS[fault])
    const row = { projectId, event: 'review', effectiveOn: today, byPersonId: personId, comment: comment || null }
    await record(sql, 'project_event', [row], stamp)
    const project = await projectRecord(sql, projectId, today)
    const told = project?.people.filter(({ until }) => until === null || until > today) ?? []
    return {
      did: { projectId },
      audit: { subjectKind: 'project', subjectId: projectId, detail: { event: 'review' } },
      events: [
        {
          kind: 'project-reviewed',
          personIds: [...new Set(told.map((person) => person.personId))],
          projectId,
          title: project?.title ?? '',
        },
      ],
    }
  },
})
