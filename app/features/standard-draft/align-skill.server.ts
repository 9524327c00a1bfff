import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { editedValue } from '~/domain/standard-edit'
import { alignedItems, alignedWords } from '~/domain/standard-forms'
import { alignableFrameworks } from '~/facts/standard-alignment'
import { alignForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Aligns a skill with an item of an outside framework: one that is stored, or one that is typed. */
export const alignSkill = command({
  action: 'standard-draft.edit',
  input: alignForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, code, framework, item, typed }) {
    const draft = await heldDraft(sql, version)
    if ('refused' in draft) return draft
    const stored = (await alignableFrameworks(sql)).find((one) => one.code === framework)
    const chosen = stored?.items.find((one) => one.code === item)
    if (item !== '' && !chosen) return refuse('この項目は、枠組みにありません。選び直してください。')
    if (!chosen && typed === '') return refuse('対応させる項目を選ぶか、書いてください。')
    const added = chosen ? { code: chosen.code, name: chosen.title } : { item: typed }
    const subject = `skill:${code}`
    const field = `alignment.${framework}`
    const items = alignedItems(editedValue(draft.file, subject, field))
    if (items.some((one) => alignedWords(one) === alignedWords(added))) return refuse('この項目は、もう入っています。')
    return doneWith(sql, draft, [{ subject, field, value: [...items, added] }], stamp)
  },
})
