import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { editedValue } from '~/domain/standard-edit'
import { alignedItems, alignedWords } from '~/domain/standard-forms'
import { unalignForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Takes an item of an outside framework away from a skill. */
export const unalignSkill = command({
  action: 'standard-draft.edit',
  input: unalignForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, code, framework, words }) {
    const draft = await heldDraft(sql, version)
    if ('refused' in draft) return draft
    const subject = `skill:${code}`
    const field = `alignment.${framework}`
    const items = alignedItems(editedValue(draft.file, subject, field))
    const left = items.filter((item) => alignedWords(item) !== words)
    if (left.length === items.length) return refuse('この項目は、もう外れています。画面を開き直してください。')
    return doneWith(sql, draft, [{ subject, field, value: left.length === 0 ? null : left }], stamp)
  },
})
