import { z } from 'zod'
import type { CityDate } from '~/domain/calendar'
import { STAFF_COLUMNS } from '~/domain/staff-columns'
import type { ColumnRules } from '~/domain/table-columns'
import { UNIT_COLUMNS } from '~/domain/units-row'
import type { ImportKind } from '~/facts/import-batch'
import type { Sql } from '~/facts/sql'
import { planStaffFile } from '~/features/imports/plan-staff-file'
import { planStandardFile } from '~/features/imports/plan-standard-file'
import { planUnitsFile } from '~/features/imports/plan-units-file'
import type { PlannedFile } from '~/features/imports/planned-file'

export const importKind = z.enum(['units', 'staff', 'standard'])

type KindOfImport = {
  plan: (sql: Sql, bytes: Uint8Array, today: CityDate) => Promise<PlannedFile>
  /** Columns of a table file; null where the file is no table. */
  columns: ColumnRules | null
  /** Whether good rows can come in without the bad ones. */
  canSkipBadRows: boolean
}

/** The kinds of files that a city brings in. */
export const IMPORT_KINDS: Readonly<Record<ImportKind, KindOfImport>> = {
  units: { plan: planUnitsFile, columns: UNIT_COLUMNS, canSkipBadRows: true },
  staff: { plan: planStaffFile, columns: STAFF_COLUMNS, canSkipBadRows: true },
  standard: { plan: planStandardFile, columns: null, canSkipBadRows: false },
}
