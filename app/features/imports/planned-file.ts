import { createHash } from 'node:crypto'
import type { CityDate } from '~/domain/calendar'
import type { FileFault } from '~/domain/table-file'
import type { Sql, Stamp } from '~/facts/sql'
import type { ImportPreview } from '~/features/imports/import-preview'

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
    }
  | { ok: false; fault: FileFault }

/** Tells two results of planning apart. */
export function digestOf(result: unknown): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex')
}
