import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { departmentToName, givePulseAnswer, openPulse } from '~/facts/pulse'
import { answerPulseForm } from './pulse-forms'

const ONCE = 'もう回答しています。無記名なので、あとから直すことはできません。'

/**
 * Takes somebody's three answers. The audit tells nothing of it: when somebody answered would, beside the order in which
 * answers came, say which one is theirs.
 */
export const answerPulse = command({
  action: 'pulse.answer',
  input: answerPulseForm,
  subject: () => theViewer,
  async run({ sql, viewer, today }, { fiscalYear, first, second, third }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('回答できるのは職員だけです。')
    const open = await openPulse(sql, today, personId)
    if (open?.fiscalYear !== fiscalYear) return refuse('この調査は締め切りました。')
    if (open.answered) return refuse(ONCE)
    const departmentId = await departmentToName(sql, personId, today)
    const answers = [first, second, third]
    const taken = await givePulseAnswer(sql, { fiscalYear: open.fiscalYear, personId, departmentId, answers })
    return taken ? { did: {}, audit: [] } : refuse(ONCE)
  },
})
