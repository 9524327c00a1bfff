import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { originText } from '~/domain/origin-text'
import { recordId } from '~/domain/record-id'
import { skillOrigin } from '~/domain/skill-origin'
import { fieldOf } from '~/domain/standard-edit'
import { editsOf, type ToldEdit } from '~/facts/standard-history'
import { draftInWork, type ShownDraft } from './draft-shown'
import { fieldWords, type Names, namesOf, skillName, subjectWords, whenWords } from './edit-words'

export type HistoryLine = { id: number; what: string; field: string; before: string; after: string }
/** Changes that were made at once, and are undone at once. */
export type HistoryStep = { id: number; at: string; by: string; undone: boolean; undoes: boolean; lines: HistoryLine[] }
type HistoryPage = { draft: ShownDraft; steps: HistoryStep[]; earlier: number | null; total: number }

const MOST = 200

/** Who changed what, when, from what to what; the last change first. */
export const history = read({
  action: 'standard-draft.read',
  params: z.object({ before: recordId().nullable().catch(null) }),
  subject: () => theCity,
  async run({ sql, today, relations }, { before }): Promise<{ page: HistoryPage | null }> {
    const found = await draftInWork(sql, relations)
    if (!found) return { page: null }
    const { draft, file, inWork } = found
    const edits = await editsOf(sql, draft.id, { day: today, before, most: MOST })
    const earlier = edits.length === MOST ? (edits.at(-1)?.id ?? null) : null
    return {
      page: { draft, steps: stepsOf(await namesOf(sql, file, inWork.before), edits), earlier, total: inWork.lastEdit },
    }
  },
})

function stepsOf(file: Names, edits: readonly ToldEdit[]): HistoryStep[] {
  const steps = new Map<number, HistoryStep>()
  for (const edit of edits) {
    const step = steps.get(edit.step) ?? {
      id: edit.step,
      at: whenWords(edit.at),
      by: edit.by,
      undone: edit.undone,
      undoes: edit.undoesId !== null,
      lines: [],
    }
    step.lines.unshift({
      id: edit.id,
      what: subjectWords(file, edit),
      field: fieldWords(file, edit),
      before: valueWords(file, edit, edit.before),
      after: valueWords(file, edit, edit.after),
    })
    steps.set(edit.step, step)
  }
  return [...steps.values()]
}

function valueWords(file: Names, { subject, field }: ToldEdit, value: unknown): string {
  if (field === 'whole') return value === null ? 'なし' : 'あり'
  if (field === 'place') return placeWords(file, value)
  if (field === 'origin') return originWords(file, value)
  if (value === null) return field.startsWith('requirement.') ? '求めない' : ''
  const text = fieldOf(subject, field)?.toText(value) ?? JSON.stringify(value)
  if (field.startsWith('requirement.')) return requirementWords(text)
  if (field === 'anyOf') return groupWords(file, text)
  return text
}

function originWords(file: Names, value: unknown): string {
  const origin = skillOrigin.safeParse(value).data
  return origin ? originText(origin, (code) => skillName(file, code)) : ''
}

function groupWords(file: Names, text: string): string {
  return text
    .split(';')
    .map((codes) =>
      codes
        .split(',')
        .map((code) => skillName(file, code))
        .join('・'),
    )
    .join('／')
}

function placeWords(file: Names, value: unknown): string {
  const place = z.object({ category: z.string().optional(), at: z.number() }).safeParse(value).data
  if (!place) return ''
  const category = file.categories.find(({ code }) => code === place.category)?.name.ja ?? place.category
  return `${category ? `${category}の ` : ''}${place.at + 1} 番目`
}

function requirementWords(text: string): string {
  const [level = '0', ...ways] = text.split(' ')
  const words = [ways.includes('must') && '必須', ways.includes('renewal') && '最初の更新までに必須'].filter(Boolean)
  return [level, ...words].join(' ')
}
