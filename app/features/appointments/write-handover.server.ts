import { command, refuse } from '~/access/command'
import { handOverForm } from './officer-forms'
import { officerNumbered } from './officer-subject'
import { saveText } from './save-text'

/** An officer writes what whoever follows has to know (引継ぎ), as the next version. */
export const writeHandover = command({
  action: 'officer.hand-over',
  input: handOverForm,
  subject: ({ officer }, sql) => officerNumbered(sql, officer),
  async run(given, { basedOn, sections }) {
    const personId = given.viewer?.personId ?? null
    if (personId === null) return refuse('引継ぎは、デジタル技術官本人が書きます。')
    const saved = await saveText(given, { personId, kind: 'handover', basedOn, effectiveOn: given.today, sections })
    if (!saved.ok) return saved.outcome
    return {
      did: { version: saved.version },
      audit: {
        subjectKind: 'officer_text',
        subjectId: `${personId}/handover/${saved.version}`,
        subjectPersonId: personId,
        detail: { version: saved.version, sections: sections.length },
      },
    }
  },
})
