import { command, refuse } from '~/access/command'
import { whyNotExtend } from '~/domain/officer-term'
import { changeTerm } from '~/facts/officers'
import { askedTerm, auditOfTerm } from './asked-term'
import { extendForm } from './officer-forms'
import { officerNumbered } from './officer-subject'

/** Extends a term, five years in all at most. */
export const extendTerm = command({
  action: 'officer.change-term',
  input: extendForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, { through, ...asked }) {
    const found = await askedTerm(given, asked)
    if (!found.ok) return found.outcome
    const { term, own } = found
    const why = whyNotExtend(term, { through, own, today: given.today })
    if (why !== null) return refuse(why)
    const appointmentId = await changeTerm(given.sql, term, { through, termEndsOn: through }, given.stamp)
    return {
      did: { appointmentId },
      audit: auditOfTerm(term.personId, appointmentId, { extendedTo: through }),
      events: [{ kind: 'officer-term-changed', personId: term.personId, through }],
    }
  },
})
