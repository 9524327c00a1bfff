import { command, refuse } from '~/access/command'
import { officerStateOn } from '~/domain/officer-term'
import { takeBackTerm } from '~/facts/officers'
import { askedTerm, auditOfTerm } from './asked-term'
import { cancelForm } from './officer-forms'
import { officerNumbered } from './officer-subject'

/** Takes back the appointment of somebody who does not take office after all. */
export const cancelTerm = command({
  action: 'officer.change-term',
  input: cancelForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, asked) {
    const found = await askedTerm(given, asked)
    if (!found.ok) return found.outcome
    const { term, own } = found
    if (officerStateOn(term, given.today) !== 'planned')
      return refuse('もう着任しているので取り消せません。「退職・配置換」で最後の日を記録してください。')
    await takeBackTerm(given.sql, term.appointmentId, given.stamp)
    return {
      did: { isLast: own.length === 0 },
      audit: auditOfTerm(term.personId, term.appointmentId, { takenBack: term.from }),
      events: [{ kind: 'officer-term-changed', personId: term.personId, through: null }],
    }
  },
})
