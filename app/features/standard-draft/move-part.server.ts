import type { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import type { SkillStandardFile } from '~/domain/skill-standard'
import type { StandardEdit } from '~/domain/standard-edit'
import { moveForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Moves a category or a skill one place, or a skill to another category. */
export const movePart = command({
  action: 'standard-draft.edit',
  input: moveForm,
  subject: () => theCity,
  async run({ sql, stamp }, input) {
    const draft = await heldDraft(sql, input.version)
    if ('refused' in draft) return draft
    const move = moveOf(draft.file, input)
    if (move === null) return refuse('もう動かせません。画面を開き直して、いまの並びを確かめてください。')
    return doneWith(sql, draft, [move], stamp)
  },
})

function moveOf(file: SkillStandardFile, { kind, code, to }: z.output<typeof moveForm>): StandardEdit | null {
  const subject = `${kind}:${code}`
  const step = { up: -1, down: 1 }[to] ?? 0
  if (kind === 'category') {
    const at = file.categories.findIndex((category) => category.code === code)
    const fits = at >= 0 && step !== 0 && at + step >= 0 && at + step < file.categories.length
    return fits ? { subject, field: 'place', value: { at: at + step } } : null
  }
  const skill = file.skills.find((one) => one.code === code)
  if (!skill) return null
  const inside = file.skills.filter((one) => one.category === skill.category)
  if (step === 0) {
    if (to === skill.category) return null
    const others = file.skills.filter((one) => one.category === to)
    return { subject, field: 'place', value: { category: to, at: others.length } }
  }
  const at = inside.indexOf(skill) + step
  return at >= 0 && at < inside.length ? { subject, field: 'place', value: { category: skill.category, at } } : null
}
