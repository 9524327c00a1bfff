import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PortalEvent } from '~/access/consequences'
import { type CityDate, cityDate } from '~/domain/calendar'
import { dayField } from '~/domain/day-field'
import { type FileFault, TEXT_ENCODINGS } from '~/domain/table-file'
import type { Sql, Stamp } from '~/facts/sql'
import { frameworkAnswer } from '~/features/imports/framework-answer'
import type { ImportPreview } from '~/features/imports/import-preview'

/**
 * What was said of a file beside it: whom its ambiguous rows mean, by line; from which day it holds; which framework it
 * is; in which encoding its text is written.
 */
const importAnswers = z.object({
  people: z.record(z.string(), z.string()).default({}),
  from: z.string().transform(cityDate).optional(),
  framework: frameworkAnswer.optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
})

type ImportAnswers = z.output<typeof importAnswers>

/** What is kept with a batch as its answers; none where nothing was asked. */
export function answersOf(kept: unknown): ImportAnswers {
  return importAnswers.parse(kept ?? {})
}

/** The encoding of a text file as somebody says it; none: as the file looks. */
export const textEncoding = z.preprocess((text) => {
  const name = String(text ?? '').toUpperCase()
  return name === '' ? undefined : name === 'SHIFT_JIS' ? 'CP932' : name
}, z.enum(TEXT_ENCODINGS, `文字コードは ${TEXT_ENCODINGS.join('、')} のどれかです。`).optional())

/** The name of who sent a file, as course names are kept by it. */
export const providerName = z
  .string()
  .default('')
  .transform((name) => name.normalize('NFKC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(60, '提供元の名前は 60 文字までです。'))

/** The day from which a file is to hold, as somebody writes it; none: today. */
export const fromDay = z.preprocess(
  (text) => (text === '' || text === null ? undefined : text),
  dayField('令和11年4月1日、R11.4.1、2029-04-01').optional(),
)

/** What planning goes by, beside the city and the file. `provider`: who sent it, `''` where that does not matter. */
export type PlanningGiven = { today: CityDate; provider: string; answers: ImportAnswers }

/** What a file comes to against the city as it is now. */
export type PlannedFile =
  | {
      ok: true
      preview: ImportPreview
      /** The good rows as they were understood. */
      accepted: readonly object[]
      /** The same for the same result, whoever plans and when. */
      digest: string
      /** Writes the good rows. @returns the earliest day from which something differs, null when nothing does */
      write: (sql: Sql, stamp: Stamp) => Promise<CityDate | null>
      /** What other parts hear of once it is written. */
      events?: readonly PortalEvent[]
    }
  | { ok: false; fault: FileFault }

/** Tells two results of planning apart. */
export function digestOf(result: unknown): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex')
}
