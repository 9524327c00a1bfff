import { z } from 'zod'
import { command } from '~/access/command'
import { theCity } from '~/access/subject'
import { termWarningOn } from '~/domain/officer-term'
import { markTold, termWarningsTold } from '~/facts/limit-warnings'
import { officerTerms } from '~/facts/officers'

/** Tells 事務局 12, 6 and 3 months before nobody will be in office, each once, however late it comes to run. */
export const warnOfTermEnd = command({
  action: 'officers.warn-of-term-end',
  input: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const [terms, told] = [await officerTerms(sql), await termWarningsTold(sql)]
    const due = termWarningOn(terms, today, (personId, on) => told.get(`${personId} ${on}`) ?? null)
    if (due === null) return { did: { told: 0 }, audit: [] }
    const { personId, on, months } = due
    const marked = await markTold(sql, [{ personId, role: 'TECH_OFFICER', limit: on, stage: months }], today)
    if (marked.length === 0) return { did: { told: 0 }, audit: [] }
    return {
      did: { told: 1 },
      audit: {
        subjectKind: 'limit_warning',
        subjectId: `${personId}/TECH_OFFICER/${on}/${months}`,
        subjectPersonId: personId,
        detail: { role: 'TECH_OFFICER', limit: on, months },
      },
      events: [{ kind: 'officer-term-ending', on, months }],
    }
  },
})
