import { command, refuse } from '~/access/command'
import { keepDraft } from '~/facts/assessment-draft'
import { personAssessment } from '~/facts/person-assessment'
import { changedForm } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'
import { previousLevels } from '~/features/assessment/previous-levels'

/** Marks one skill 変わった, so that it is asked anew, or puts it back to what it was. */
export const markChanged = command({
  action: 'draft.save',
  input: changedForm,
  subject: subjectOfEntry,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const code = input.changed ?? input.unchanged
    const skill = standard.skills.find((each) => each.code === code && draft.skillIds.includes(each.skillId))
    if (!skill) return refuse('このスキルは、今回は聞いていません。画面を開き直してください。')
    const { skillId } = skill
    const levels = { ...draft.levels }
    const changed = draft.changed.filter((each) => each !== skillId)
    if (input.changed !== undefined) {
      changed.push(skillId)
      // What was entered along with the unchanged ones is asked anew.
      const before = previousLevels(await personAssessment(given.sql, draft.personId, given.today)).get(skillId)
      if (before?.level === levels[skillId]) delete levels[skillId]
    }
    await keepDraft(given.sql, draft, { levels, notes: draft.notes, changed }, given.stamp)
    return { did: {}, audit: entryAudit(draft, [`changed.${skill.code}`]) }
  },
})
