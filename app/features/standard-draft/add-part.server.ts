import type { z } from 'zod'
import { command } from '~/access/command'
import { theCity } from '~/access/subject'
import type { SkillStandardFile } from '~/domain/skill-standard'
import type { StandardEdit } from '~/domain/standard-edit'
import { addForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Adds a skill, a category or a tool, at the end of its list; its texts are written on its own page. */
export const addPart = command({
  action: 'standard-draft.edit',
  input: addForm,
  subject: () => theCity,
  async run({ sql, stamp }, input) {
    const draft = await heldDraft(sql, input.version)
    if ('refused' in draft) return draft
    return doneWith(sql, draft, [additionOf(draft.file, input)], stamp)
  },
})

function additionOf(file: SkillStandardFile, input: z.output<typeof addForm>): StandardEdit {
  const { kind, code, name } = input
  const subject = `${kind}:${code}`
  if (kind === 'tool') {
    const tool = { code, name, partialFromFiscalYear: null, fullFromFiscalYear: null }
    return { subject, field: 'whole', value: { at: file.tools.length, tool } }
  }
  if (kind === 'category') {
    const category = { code, name: { ja: name }, description: '' }
    return { subject, field: 'whole', value: { at: file.categories.length, category } }
  }
  const { category, tier } = input
  const skill = {
    ...{ code, category, name: { ja: name }, tier, tool: null, definition: '' },
    levels: [0, 1, 2, 3, 4].map((level) => ({ level, indicator: '' })),
    ...{ evidenceExamples: [], alignment: {} },
  }
  return { subject, field: 'whole', value: { at: file.skills.length, skill, origin: null } }
}
