import { command, refuse } from '~/access/command'
import { officerStateOn, whyNotAppoint } from '~/domain/officer-term'
import { changeTerm } from '~/facts/officers'
import { askedTerm, auditOfTerm } from './asked-term'
import { moveForm } from './officer-forms'
import { officerNumbered } from './officer-subject'

/** Another term, or another day of the decision, for somebody who has not taken office yet. */
export const moveTerm = command({
  action: 'officer.change-term',
  input: moveForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, { from, through, hireDecidedOn, ...asked }) {
    const found = await askedTerm(given, asked)
    if (!found.ok) return found.outcome
    const { term, own } = found
    if (officerStateOn(term, given.today) !== 'planned')
      return refuse('もう着任しています。任期は「延長」か「退職・配置換」で変えてください。')
    const why = whyNotAppoint({ from, through, hireDecidedOn }, own, given.today)
    if (why !== null) return refuse(why)
    const changed = { from, through, termEndsOn: through, hireDecidedOn }
    const appointmentId = await changeTerm(given.sql, term, changed, given.stamp)
    return {
      did: { appointmentId },
      audit: auditOfTerm(term.personId, appointmentId, { from, through, hireDecidedOn }),
      events: [{ kind: 'officer-term-changed', personId: term.personId, through }],
    }
  },
})
