import { z } from 'zod'
import { COMPLETION_COLUMNS } from '~/domain/completion-columns'
import { STAFF_COLUMNS } from '~/domain/staff-columns'
import type { ColumnRules } from '~/domain/table-columns'
import { UNIT_COLUMNS } from '~/domain/units-row'
import type { ImportKind } from '~/facts/import-batch'
import type { Sql } from '~/facts/sql'
import { planCompletionsFile } from '~/features/imports/plan-completions-file'
import { planCoursesFile } from '~/features/imports/plan-courses-file'
import { planFrameworkFile } from '~/features/imports/plan-framework-file'
import { planStaffFile } from '~/features/imports/plan-staff-file'
import { planStandardFile } from '~/features/imports/plan-standard-file'
import { planUnitsFile } from '~/features/imports/plan-units-file'
import type { PlannedFile, PlanningGiven } from '~/features/imports/planned-file'

export const importKind = z.enum(['units', 'staff', 'standard', 'courses', 'completions', 'framework'])

type KindOfImport = {
  plan: (sql: Sql, bytes: Uint8Array, given: PlanningGiven) => Promise<PlannedFile>
  /** Columns of a table file; null where the file is no table. */
  columns: ColumnRules | null
}

/** The kinds of files that a city brings in. */
export const IMPORT_KINDS: Readonly<Record<ImportKind, KindOfImport>> = {
  units: {
    plan: planUnitsFile,
    columns: UNIT_COLUMNS,
  },
  staff: {
    plan: planStaffFile,
    columns: STAFF_COLUMNS,
  },
  standard: {
    plan: planStandardFile,
    columns: null,
  },
  courses: { plan: planCoursesFile, columns: null },
  completions: { plan: planCompletionsFile, columns: COMPLETION_COLUMNS },
  framework: { plan: planFrameworkFile, columns: null },
}
