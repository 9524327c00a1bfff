import { command } from '~/access/command'
import { keepDraft } from '~/facts/assessment-draft'
import { personAssessment } from '~/facts/person-assessment'
import { askedSkills } from '~/features/assessment/asked-skills'
import { entryForm } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'
import { previousLevels, withoutClaims } from '~/features/assessment/previous-levels'

/** Enters 前回's level for every skill that has one, is not marked 変わった and is still empty. */
export const enterUnchanged = command({
  action: 'draft.save',
  input: entryForm,
  subject: subjectOfEntry,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const own = await personAssessment(given.sql, draft.personId, given.today)
    const previous = previousLevels(input.staffNumber === undefined ? own : withoutClaims(own))
    const levels = { ...draft.levels }
    for (const skillId of draft.skillIds) {
      const before = previous.get(skillId)
      if (before && !draft.changed.includes(skillId)) levels[skillId] ??= before.level
    }
    const entered = Object.keys(levels).length - Object.keys(draft.levels).length
    if (entered > 0) {
      await keepDraft(given.sql, draft, { levels, notes: draft.notes, changed: draft.changed }, given.stamp)
    }
    const rest = askedSkills(draft, standard).find((skill) => levels[skill.skillId] === undefined)
    return {
      /** `restAt`: the category in which something is still to be entered. */
      did: { entered, restAt: rest?.categoryCode ?? null },
      audit: entered > 0 ? entryAudit(draft, ['unchanged']) : [],
    }
  },
})
