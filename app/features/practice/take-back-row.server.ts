import type { z } from 'zod'
import { command, refuse } from '~/access/command'
import { projectNumbered } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { mayTakeBack } from '~/domain/practice'
import { projectEvents } from '~/facts/projects'
import { takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'
import { isWrittenComparison, keepProjectState, standsInProject } from '~/facts/write-projects'
import { takeBackForm } from './practice-forms'

/** Takes back an event, an artefact or a measurement that was recorded by mistake; the reason stays in the audit log. */
export const takeBackRow = command({
  action: 'project.take-back',
  input: takeBackForm,
  subject: ({ project }, sql) => projectNumbered(sql, project),
  async run({ sql, today, stamp }, input) {
    const trouble =
      input.what === 'event' ? await backEvent(sql, input, today, stamp) : await backRow(sql, input, stamp)
    if (trouble) return refuse(trouble)
    const { project, what, row, reason } = input
    return {
      did: { what },
      audit: { subjectKind: 'project', subjectId: project, detail: { takenBack: what, row, reason } },
    }
  },
})

type Input = z.output<typeof takeBackForm>
const GONE = 'この記録は、もう取り消されています。画面を開き直してください。'

async function backEvent(sql: Sql, { project, row }: Input, today: CityDate, stamp: Stamp): Promise<string | null> {
  const events = await projectEvents(sql, project)
  const event = events.find(({ eventId }) => eventId === row)
  if (!event) return GONE
  if (event.event === 'propose') return '提案した記録は取り消せません。やめるときは「終わらせた」を記録してください。'
  if (!mayTakeBack(events, row)) return 'あとの記録と順番が合わなくなります。あとの記録から先に取り消してください。'
  await takeBack(sql, 'project_event', [row], stamp)
  const left = events.filter(({ eventId }) => eventId !== row)
  await keepProjectState(sql, project, left, today)
  return null
}

async function backRow(sql: Sql, { project, what, row }: Input, stamp: Stamp): Promise<string | null> {
  const table = what === 'artefact' ? 'project_artefact' : 'project_effect'
  if (!(await standsInProject(sql, table, row, project))) return GONE
  if (table === 'project_artefact' && (await isWrittenComparison(sql, row))) {
    return 'これはこのページの As-Is／To-Be です。取り消すかわりに、内容を直してください。'
  }
  await takeBack(sql, table, [row], stamp)
  return null
}
