import { z } from 'zod'
import { LONGEST_ACTIVITY, LONGEST_SHEET_TEXT, MOST_LINES_OF_SHEET_TEXT } from '~/domain/sheet'

const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .max(LONGEST_SHEET_TEXT, `${LONGEST_SHEET_TEXT} 字までです。A4 1 枚に収めるためです。`)
      .refine(
        (text) => text.split('\n').length <= MOST_LINES_OF_SHEET_TEXT,
        `${MOST_LINES_OF_SHEET_TEXT} 行までです。A4 1 枚に収めるためです。`,
      ),
  )
  .default('')

export const saveSheetForm = z.object({
  number: z.coerce.number().int().min(1).max(999),
  year: z.coerce.number().int().min(2000).max(2200),
  /** The version that the form showed; 0: none. */
  basedOn: z.coerce.number().int().min(0).max(100_000),
  comment: words,
  issues: words,
  opinion: words,
  answer: words,
  activities: z
    .array(
      z
        .string()
        .trim()
        .max(LONGEST_ACTIVITY, `${LONGEST_ACTIVITY} 字までです。`)
        .optional()
        .transform((text) => text ?? ''),
    )
    .max(20)
    .default([]),
})
