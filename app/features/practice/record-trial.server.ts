import { command, refuse } from '~/access/command'
import { toolNumbered } from '~/access/subject'
import { storeTrial } from '~/facts/inhouse-tools'
import { trialForm } from './tool-forms'

/** Somebody tried a tool: it worked or it did not. */
export const recordTrial = command({
  action: 'tool.record-trial',
  input: trialForm,
  subject: ({ tool }, sql) => toolNumbered(sql, tool),
  async run({ sql, viewer, today, stamp }, { tool: toolId, on, worked, note }) {
    if (viewer?.personId == null) return refuse('職員として入ってから記録してください。')
    if (on > today) return refuse('まだ来ていない日は記録できません。きょうか、それより前の日にしてください。')
    const trial = { toolId, triedOn: on, personId: viewer.personId, worked: worked === 'yes', note: note || null }
    await storeTrial(sql, trial, stamp)
    return { did: { toolId }, audit: { subjectKind: 'tool', subjectId: toolId, detail: { triedOn: on, worked } } }
  },
})
