import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { entryForm, evidenceFields } from '~/features/assessment/assessment-forms'
import { keepEvidence } from '~/features/assessment/keep-evidence'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'
import type { UploadedFile } from '~/platform/upload.server'

export const evidenceInput = entryForm.extend({
  skill: z.string().max(40),
  ...evidenceFields,
  title: evidenceFields.title.pipe(z.string().min(1, '証跡の題を書いてください。')),
  file: z.custom<UploadedFile | null>().default(null),
})

/** Adds one piece of evidence for a skill that the round asks. */
export const addEvidence = command({
  action: 'evidence.add',
  input: evidenceInput,
  subject: subjectOfEntry,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const skill = standard.skills.find((each) => each.code === input.skill && draft.skillIds.includes(each.skillId))
    if (!skill) return refuse('このスキルは、今回は聞いていません。画面を開き直してください。')
    await keepEvidence(given.sql, draft.personId, skill.skillId, input, given.stamp)
    return { did: {}, audit: entryAudit(draft, [`evidence.${skill.code}`]) }
  },
})
