import { command, refuse } from '~/access/command'
import { whyNotEnd } from '~/domain/officer-term'
import { changeTerm } from '~/facts/officers'
import { askedTerm, auditOfTerm } from './asked-term'
import { endForm } from './officer-forms'
import { officerNumbered } from './officer-subject'

/** Somebody leaves before the term ends (退職・配置換): what they signed off and confirmed stays valid. */
export const endTerm = command({
  action: 'officer.change-term',
  input: endForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, { lastDay, ...asked }) {
    const found = await askedTerm(given, asked)
    if (!found.ok) return found.outcome
    const { term } = found
    const why = whyNotEnd(term, lastDay)
    if (why !== null) return refuse(why)
    const appointmentId = await changeTerm(given.sql, term, { through: lastDay }, given.stamp)
    return {
      did: { appointmentId },
      audit: auditOfTerm(term.personId, appointmentId, { lastDay }),
      events: [{ kind: 'officer-term-changed', personId: term.personId, through: lastDay }],
    }
  },
})
