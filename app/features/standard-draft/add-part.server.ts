import type { z } from 'zod'
import { command } from '~/access/command'
import { theCity } from '~/access/subject'
import type { RoleOfFile, SkillStandardFile } from '~/domain/skill-standard'
import type { StandardEdit } from '~/domain/standard-edit'
import { addForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Adds a skill, a category, a tool or a role, at the end of its list; its texts are written on its own page. */
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
  if (kind === 'role') {
    const { mustHave, mustHaveByRenewal, mustHaveAnyOf, requiredLevels } = roleLike(file, input.like)
    const role = { code, name: { ja: name }, kind: 'position', description: '' }
    const asks = { requiredLevels, mustHave, mustHaveByRenewal, mustHaveAnyOf }
    return { subject, field: 'whole', value: { at: file.roles.length, role: { ...role, ...asks } } }
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

type Asks = Pick<RoleOfFile, 'requiredLevels' | 'mustHave' | 'mustHaveByRenewal' | 'mustHaveAnyOf'>

/** What another role asks for, to begin with; nothing where none is named. */
function roleLike(file: SkillStandardFile, code: string): Asks {
  const nothing: Asks = { requiredLevels: {}, mustHave: [], mustHaveByRenewal: [], mustHaveAnyOf: [] }
  return file.roles.find((role) => role.code === code) ?? nothing
}
