import { command, refuse } from '~/access/command'
import { expectForm } from './officer-forms'
import { officerNumbered } from './officer-subject'
import { saveText } from './save-text'

/** Writes what the city expects of an officer from a day on, as the next version. */
export const writeExpectation = command({
  action: 'officer.expect',
  input: expectForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, { officer, ...text }) {
    const subject = await officerNumbered(given.sql, officer)
    if (subject.about !== 'officer') return refuse('この職員番号の人は、デジタル技術官に任命されていません。')
    const { personId } = subject
    if (personId === given.viewer?.personId) return refuse('自分に期待されることは、ほかの担当者が書きます。')
    const saved = await saveText(given, { personId, kind: 'expectation', ...text })
    if (!saved.ok) return saved.outcome
    return {
      did: { version: saved.version },
      audit: {
        subjectKind: 'officer_text',
        subjectId: `${personId}/expectation/${saved.version}`,
        subjectPersonId: personId,
        detail: { version: saved.version, sections: text.sections.length },
      },
      events: [{ kind: 'officer-expected', personId, from: text.effectiveOn }],
    }
  },
})
