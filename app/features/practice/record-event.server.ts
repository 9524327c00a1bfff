import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import { whyNotRecord } from '~/domain/practice'
import { projectEvents } from '~/facts/projects'
import { record } from '~/facts/record'
import { keepProjectState } from '~/facts/write-projects'
import { eventForm } from './practice-forms'
import { EVENT_FAULTS } from './project-words'

/** Records that a project began, went into operation, was completed or ended; the day may be in the past. */
export const recordEvent = command({
  action: 'project.record-event',
  input: eventForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, viewer, today, stamp }, { project: projectId, event, on, comment }) {
    const events = await projectEvents(sql, projectId)
    const fault = whyNotRecord(events, event, on, today)
    if (fault) return refuse(EVENT_FAULTS[fault])
    const byPersonId = viewer?.personId ?? null
    const row = { projectId, event, effectiveOn: on, byPersonId, comment: comment || null }
    const [eventId = 0] = await record(sql, 'project_event', [row], stamp)
    await keepProjectState(sql, projectId, [...events, { eventId, event, on }], today)
    return { did: { event }, audit: { subjectKind: 'project', subjectId: projectId, detail: { event, on } } }
  },
})
