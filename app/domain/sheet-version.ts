/**
 * What a saved version of a sheet holds: the owner's comment, the committee's opinion and the answer to it, and the
 * figures as of its day. A version never changes; what is saved next is another one (rule 1).
 */
import { z } from 'zod'
import { cityDate } from './calendar'

const figure = z.object({
  key: z.string(),
  label: z.string(),
  fiscalYear: z.number().int(),
  value: z.number().nullable(),
})

export const sheetContent = z.object({
  comment: z.string(),
  /** 課題と対応 */
  issues: z.string(),
  /** 行革推進委員会の意見 */
  opinion: z.string(),
  /** 意見への対応 */
  answer: z.string(),
  /** What was done, in the owner's words, by the place of the activity in the sheet; '' where the figures say it. */
  activities: z.array(z.string()),
  asOf: z.string().transform(cityDate),
  figures: z.array(figure),
})
export type SheetContent = z.infer<typeof sheetContent>
