import type { FiscalYear } from '~/domain/calendar'
import { type PlanLine, planDifferences } from '~/domain/training-plan'
import type { Sql } from '~/facts/sql'
import { type PlanVersion, planVersions } from '~/facts/training-plan'

export const NOT_PLANNABLE = '計画をかえられるのは、今年度から 3 年度先までです。'

/** Somebody saved after the page was opened: who, and where the two differ. */
export type StalePlan = {
  version: number
  savedBy: string | null
  savedAt: string
  differences: { courseCode: string; mine: PlanLine | null; theirs: PlanLine | null }[]
}

/** What stands now beside what was to be saved. */
export async function stalePlan(
  sql: Sql,
  year: FiscalYear,
  latest: PlanVersion | null,
  mine: readonly PlanLine[],
): Promise<StalePlan> {
  const now = latest ?? (await planVersions(sql, [year]))[0] ?? null
  return {
    version: now?.version ?? 0,
    savedBy: now?.savedBy ?? null,
    savedAt: now?.savedAt ?? '',
    differences: planDifferences(now?.content.lines ?? [], mine).map(({ courseCode, before, after }) => ({
      courseCode,
      mine: after,
      theirs: before,
    })),
  }
}
