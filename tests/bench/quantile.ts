/** The smallest value that this share of all values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN
}

export const p95 = (values: readonly number[]) => quantile(values, 0.95)
export const median = (values: readonly number[]) => quantile(values, 0.5)
