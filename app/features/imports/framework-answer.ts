import { z } from 'zod'
import { MAPPED_FIELDS } from '~/domain/framework-table'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `${most} 文字までにしてください。`)
    .transform((text) => (text === '' ? undefined : text))
    .optional()

/** What somebody says of a framework beside its file; what is left open is as the file says it. */
export const frameworkAnswer = z.object({
  code: words(40).refine(
    (code) => code === undefined || /^[A-Za-z][A-Za-z0-9_.-]*$/.test(code),
    'コードは英字で始め、英数字と . _ - で書いてください（例：digcomp3）。',
  ),
  version: words(40).refine((version) => !version?.includes('@'), '版に @ は使えません。'),
  name: words(200),
  language: words(20),
  source: words(500),
  licence: words(200),
  /** Which column of a table means what; '' none. */
  columns: z.partialRecord(z.enum(MAPPED_FIELDS), z.string().max(200)).optional(),
})

export type FrameworkAnswer = z.output<typeof frameworkAnswer>
