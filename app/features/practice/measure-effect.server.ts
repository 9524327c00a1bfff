import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { projectFactsOn } from '~/domain/practice'
import { projectEvents } from '~/facts/projects'
import { record } from '~/facts/record'
import { effectForm } from './practice-forms'

/** Records what was measured of a project that operates or is done: hours, errors, cost a year, and how. */
export const measureEffect = command({
  action: 'project.measure-effect',
  input: effectForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, today, stamp }, { project: projectId, on, hours, errors, cost, how }) {
    if (on > today) return refuse('まだ来ていない日は記録できません。きょうか、それより前の日にしてください。')
    const { operatingSince, completedOn } = projectFactsOn(await projectEvents(sql, projectId), [], [], on)
    if (operatingSince === null && completedOn === null) {
      return refuse('その日はまだ運用も完了もしていません。先に「運用をはじめた」か「完了した」を記録してください。')
    }
    const figures = { hoursPerYear: hours, errorsPerYear: errors, costPerYear: cost }
    await record(sql, 'project_effect', [{ projectId, measuredOn: on, ...figures, how }], stamp)
    return { did: { on }, audit: { subjectKind: 'project', subjectId: projectId, detail: { measuredOn: on } } }
  },
})
