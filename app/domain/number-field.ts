import { z } from 'zod'

/**
 * A whole number from a form, in half- or full-width digits, with or without commas; none where the field is empty.
 * @param sentence what the page says where it is none, or outside of `least` to `most`
 */
export function wholeNumberField(sentence: string, { least, most }: { least: number; most: number }) {
  return z
    .string()
    .optional()
    .transform((text, context): number | null => {
      const compact = (text ?? '').normalize('NFKC').replace(/[\s,円席回人]/g, '')
      if (compact === '') return null
      const value = /^\d{1,9}$/.test(compact) ? Number(compact) : Number.NaN
      if (value >= least && value <= most) return value
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
}
