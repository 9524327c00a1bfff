import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { projectRecord } from '~/facts/projects'
import { changePart } from '~/facts/write-projects'
import { endPartForm } from './practice-forms'

/** Somebody takes part no longer from a day on; what they did until then stays theirs. */
export const endPart = command({
  action: 'project.change-people',
  input: endPartForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, today, stamp }, { project: projectId, person, from }) {
    const project = await projectRecord(sql, projectId, today)
    if (!project) return refuse('この業務改善は見つかりません。')
    if (from > today) return refuse('抜けた日は、きょうか、それより前の日にしてください。')
    const present = project.people.filter(({ until }) => until === null || until > today)
    if (!present.some(({ personId }) => personId === person)) return refuse('この人は、もう加わっていません。')
    const isLive = project.state !== 'completed' && project.state !== 'retired'
    if (isLive && present.every(({ personId }) => personId === person)) {
      return refuse('加わる人がだれもいなくなります。先に、引き継ぐ人を加えてください。')
    }
    await changePart(sql, projectId, person, null, from, stamp)
    return {
      did: { projectId },
      audit: { subjectKind: 'project', subjectId: projectId, subjectPersonId: person, detail: { until: from } },
    }
  },
})
