/** Continuous service (継続勤務): employments that follow on each other. Source: certification rules › `employment`. */
import type { CityDate } from './calendar'

/** `to` is the first day on which it is no longer so. */
export type EmploymentSpan = { employmentType: string; from: CityDate; to: CityDate | null }

/**
 * Since when somebody has served without a break, as of a day: a renewed term follows on at once, and 再任用 is counted
 * with what came before it, whatever lay between (`再任用・任期の更新は通算`).
 * @param spans in any order
 * @returns null when nobody is employed then
 */
export function servedSince(spans: readonly EmploymentSpan[], day: CityDate): CityDate | null {
  const begun = spans.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))
  const [current, ...earlier] = begun
  if (!current || (current.to !== null && current.to <= day)) return null
  let first = current
  for (const before of earlier) {
    if (before.to !== first.from && first.employmentType !== 'reappointed') break
    first = before
  }
  return first.from
}
