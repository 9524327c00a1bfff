import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { LONGEST_HEADING, LONGEST_SECTION, MOST_SECTIONS } from '~/domain/officer-headings'
import { recordId } from '~/domain/record-id'

/* Forms of 任命, shared by browser and server. */

const DAYS = '令和14年3月31日、R14.3.31、2032-03-31'
const NUMBER = '職員番号を入れてください。'
const staffNumber = z.string(NUMBER).trim().min(1, NUMBER).max(20, NUMBER)

const term = {
  hireDecidedOn: dayField(DAYS, '採用を決めた日'),
  from: dayField(DAYS, '任期の初日（着任）'),
  through: dayField(DAYS, '任期の末日'),
}

export const appointForm = z.object({
  person: staffNumber,
  ...term,
})

/** `seen`: the last day that the page showed; another one meanwhile is a conflict. */
const ofTerm = { officer: staffNumber, appointment: recordId(), seen: dayField(DAYS) }

export const extendForm = z.object({ ...ofTerm, through: dayField(DAYS, '新しい末日') })
export const endForm = z.object({ ...ofTerm, lastDay: dayField(DAYS, '在任の最後の日') })
export const moveForm = z.object({ ...ofTerm, ...term })
export const cancelForm = z.object(ofTerm)

const line = z
  .string()
  .trim()
  .max(LONGEST_HEADING, `見出しは ${LONGEST_HEADING} 字までです。`)
  .optional()
  .transform((text) => text ?? '')
const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(LONGEST_SECTION, `${LONGEST_SECTION} 字までです。`))
  .optional()
  .transform((text) => text ?? '')

/** Headings without a text are left out; a text needs its heading. */
const sections = z
  .array(z.object({ heading: line, text: words }))
  .max(MOST_SECTIONS + 2, `項目は ${MOST_SECTIONS} までです。`)
  .default([])
  .superRefine((all, context) => {
    for (const [place, { heading, text }] of all.entries())
      if (text !== '' && heading === '')
        context.addIssue({ code: 'custom', path: [place, 'heading'], message: '見出しを入れてください。' })
  })
  .transform((all) => all.filter(({ text }) => text !== ''))
  .refine((all) => all.length > 0, '本文を一つは書いてください。')
  .refine((all) => all.length <= MOST_SECTIONS, `項目は ${MOST_SECTIONS} までです。`)

/** `basedOn`: the version that the form showed; 0: none. */
const ofText = { officer: staffNumber, basedOn: z.coerce.number().int().min(0).max(100_000), sections }

export const expectForm = z.object({ ...ofText, effectiveOn: dayField(DAYS, 'いつから') })
export const handOverForm = z.object(ofText)
