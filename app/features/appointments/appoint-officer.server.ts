import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { whyNotAppoint } from '~/domain/officer-term'
import { lockedTerms, recordTerm } from '~/facts/officers'
import { personNumbered } from '~/facts/person-number'
import { appointForm } from './officer-forms'

/** Records that the city has decided on a デジタル技術官, with the term. */
export const appointOfficer = command({
  action: 'officer.appoint',
  input: appointForm,
  subject: () => theCity,
  async run({ sql, viewer, today, stamp }, { person, hireDecidedOn, from, through }) {
    const personId = await personNumbered(sql, person)
    if (personId === null)
      return refuse(
        'この職員番号の人が見つかりません。番号を確かめてください。外部から採用する人は、先に職員の取込みに入れます。',
      )
    if (personId === viewer?.personId) return refuse('自分の任命は記録できません。ほかの担当者に頼んでください。')
    const own = (await lockedTerms(sql)).filter((term) => term.personId === personId)
    const why = whyNotAppoint({ from, through, hireDecidedOn }, own, today)
    if (why !== null) return refuse(why)
    const term = { personId, from, through, termEndsOn: through, hireDecidedOn }
    const appointmentId = await recordTerm(sql, term, stamp)
    return {
      did: { appointmentId },
      audit: {
        subjectKind: 'appointment',
        subjectId: appointmentId,
        subjectPersonId: personId,
        detail: { role: 'TECH_OFFICER', from, through, hireDecidedOn },
      },
      events: [{ kind: 'officer-appointed', personId, from, through }],
    }
  },
})
