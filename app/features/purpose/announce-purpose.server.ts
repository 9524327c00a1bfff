import { z } from 'zod'
import { command } from '~/access/command'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'

const LONGEST = 10_000

const announcePurposeForm = z.object({
  text: z.string().trim().min(50, '文が短すぎます。利用目的の文をすべて入れてください。').max(LONGEST),
  from: z
    .string()
    .optional()
    .transform((text, context): CityDate | null => {
      if (text === undefined) return null
      const parsed = parseCityDate(text)
      if (parsed.ok) return parsed.date
      context.addIssue({ code: 'custom', message: '日付は 2029-04-01 か 令和11年4月1日 のように入れてください。' })
      return z.NEVER
    }),
})

/** Brings in the next text of the notice of purpose: from its day on everybody is told anew before they enter. */
export const announcePurpose = command({
  action: 'purpose.announce',
  input: announcePurposeForm,
  subject: () => theCity,
  async run({ sql, today }, { text, from }) {
    const [row] = await sql.$queryRaw<{ version: number }[]>`
      INSERT INTO purpose_notice (version, text, effective_from)
      SELECT coalesce(max(version), 0) + 1, ${text}, ${from ?? today}::date FROM purpose_notice RETURNING version`
    const version = row?.version ?? 0
    return {
      did: { version, from: from ?? today },
      audit: { subjectKind: 'purpose_notice', subjectId: version, detail: { from: from ?? today } },
    }
  },
})
