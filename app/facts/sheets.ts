import type { CityDate, FiscalYear } from '~/domain/calendar'
import { type SheetContent, sheetContent } from '~/domain/sheet-version'
import type { Sql, Stamp } from '~/facts/sql'

/** A saved version of a sheet for a fiscal year; it never changes (rule 1). */
export type SheetVersion = {
  fiscalYear: FiscalYear
  version: number
  content: SheetContent
  savedOn: CityDate
  /** `HH:MM` in the city's time. */
  savedAt: string
  savedBy: string | null
}

/** Every version of a sheet, of all its years, the latest first. */
export async function sheetVersions(sql: Sql, sheet: number): Promise<SheetVersion[]> {
  const rows = await sql.$queryRaw<(Omit<SheetVersion, 'content'> & { content: unknown })[]>`
    SELECT s.fiscal_year AS "fiscalYear", s.version, s.content, s.saved_on::text AS "savedOn",
      to_char(s.recorded_at AT TIME ZONE 'Asia/Tokyo', 'HH24:MI') AS "savedAt",
      coalesce((SELECT p.name FROM particulars_on(s.saved_on) p WHERE p.person_id = a.person_id), a.display_name) AS "savedBy"
    FROM sheet_version s LEFT JOIN account a ON a.id = s.recorded_by
    WHERE s.sheet = ${sheet} ORDER BY s.fiscal_year DESC, s.version DESC`
  return rows.map((row) => ({ ...row, content: sheetContent.parse(row.content) }))
}

type NewVersion = {
  sheet: number
  fiscalYear: FiscalYear
  /** The version from which it was made; 0: from none. */
  basedOn: number
  content: SheetContent
  savedOn: CityDate
}

/** Keeps a sheet as the version after the one it was made from. @returns its number; null: somebody saved meanwhile */
export async function addSheetVersion(sql: Sql, given: NewVersion, stamp: Stamp): Promise<number | null> {
  const { sheet, fiscalYear, basedOn, content, savedOn } = given
  const [row] = await sql.$queryRaw<{ version: number }[]>`
    INSERT INTO sheet_version (sheet, fiscal_year, version, content, saved_on, recorded_at, recorded_by)
    SELECT ${sheet}::int, ${fiscalYear}::int, ${basedOn + 1}::int, ${JSON.stringify(content)}::jsonb, ${savedOn}::date, ${stamp.at},
      ${stamp.by}::int
    WHERE ${basedOn}::int = (SELECT coalesce(max(s.version), 0) FROM sheet_version s
      WHERE s.sheet = ${sheet}::int AND s.fiscal_year = ${fiscalYear}::int)
    ON CONFLICT (sheet, fiscal_year, version) DO NOTHING RETURNING version`
  return row?.version ?? null
}
