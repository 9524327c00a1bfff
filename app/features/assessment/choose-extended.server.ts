import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { askFor, keepDraft } from '~/facts/assessment-draft'
import { extendedForm } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry } from '~/features/assessment/open-entry'

/** Whose extended skills are all by choice (希望者): nobody's role asks for them. */
const BY_CHOICE: readonly string[] = ['POP-1', 'POP-4', 'POP-5', 'POP-6', 'POP-7']

/** May the person leave out an extended skill again? Only where no role asks for it. */
export function maySkipExtended(rule: string): boolean {
  return BY_CHOICE.includes(rule)
}

/** A volunteer adds an extended skill to what the round asks, or leaves it out again. */
export const chooseExtended = command({
  action: 'extended.choose',
  input: extendedForm,
  subject: () => theViewer,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const skill = standard.skills.find((each) => each.code === (input.add ?? input.drop))
    if (skill?.tier !== 'extended') return refuse('拡張スキルを選んでください。')
    if (!draft.tiers.includes('extended'))
      return refuse('今回の評価期間は、拡張スキルを聞きません。随時確認で申し出られます。')
    const without = draft.skillIds.filter((skillId) => skillId !== skill.skillId)
    if (input.add !== undefined) {
      await askFor(given.sql, draft.roundId, draft.personId, [...without, skill.skillId])
    } else {
      if (!maySkipExtended(draft.rule)) return refuse('役割に要るスキルは外せません。')
      await askFor(given.sql, draft.roundId, draft.personId, without)
      const levels = { ...draft.levels }
      delete levels[skill.skillId]
      await keepDraft(given.sql, draft, { levels, notes: draft.notes, changed: draft.changed }, given.stamp)
    }
    return { did: {}, audit: entryAudit(draft, [`extended.${skill.code}`]) }
  },
})
