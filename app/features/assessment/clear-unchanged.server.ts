import { command } from '~/access/command'
import { keepDraft } from '~/facts/assessment-draft'
import { personAssessment } from '~/facts/person-assessment'
import { entryForm } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'
import { previousLevels } from '~/features/assessment/previous-levels'

/** Takes back what was entered as unchanged: every level equal to 前回 that is not marked 変わった. */
export const clearUnchanged = command({
  action: 'draft.save',
  input: entryForm,
  subject: subjectOfEntry,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft } = entry
    const previous = previousLevels(await personAssessment(given.sql, draft.personId, given.today))
    const kept = Object.entries(draft.levels).filter(([skillId, level]) => {
      const id = Number(skillId)
      return draft.changed.includes(id) || previous.get(id)?.level !== level
    })
    const levels = Object.fromEntries(kept)
    await keepDraft(given.sql, draft, { levels, notes: draft.notes, changed: draft.changed }, given.stamp)
    return { did: {}, audit: entryAudit(draft, ['unchanged']) }
  },
})
