import { z } from 'zod'
import { read } from '~/access/read'
import { projectNumbered } from '~/access/subject'
import { daysOfOperation, mayReview, mayTakeBack, nextSteps, projectFactsOn } from '~/domain/practice'
import { recordId } from '~/domain/record-id'
import { projectRecord } from '~/facts/projects'
import { namedTools } from './project-texts'

const EDITORS = ['project_member', 'head', 'dx_office'] as const
const REVIEWERS = ['head', 'master', 'technical_officer'] as const

/** One project: what it was, what it is now, what it saves, whom to ask; and what the viewer may do with it. */
export const projectPage = read({
  action: 'practices.read',
  params: z.object({ id: recordId() }),
  subject: ({ id }, sql) => projectNumbered(sql, id),
  async run({ sql, viewer, today, relations }, { id }) {
    const [project, named] = await Promise.all([projectRecord(sql, id, today), namedTools(sql, today)])
    if (!project) return null
    const { events, people, artefacts, effects } = project
    const facts = projectFactsOn(events, artefacts, effects, today)
    const everTookPart = people.map(({ personId }) => personId)
    const isOpen = project.state !== 'proposed' && project.state !== 'retired'
    return {
      page: {
        ...project,
        tools: project.tools.map((code) => named.find((tool) => tool.code === code)?.name ?? code),
        events: events.map((event) => ({ ...event, mayTakeBack: mayTakeBack(events, event.eventId) })),
        people: people.map((person) => ({ ...person, present: person.until === null || person.until > today })),
        facts,
        days: daysOfOperation(facts, today),
        review: events.findLast(({ event }) => event === 'review') ?? null,
        steps: nextSteps(project.state),
        today,
        may: {
          edit: EDITORS.some((relation) => relations.has(relation)),
          review:
            isOpen &&
            viewer.personId !== null &&
            REVIEWERS.some((relation) => relations.has(relation)) &&
            mayReview(viewer.personId, everTookPart),
          openFiles: viewer.personId !== null,
        },
      },
    }
  },
})

export type ProjectPage = Awaited<ReturnType<typeof projectPage>>
