/** A figure with its unit, thousands parted. */
export function counted(value: number, unit: string): string {
  return `${value.toLocaleString('ja-JP')} ${unit}`
}

/** Hours saved a year and where the figure comes from; null where there is none. */
export function hoursSaved(measured: number | null, planned: number | null): { hours: string; from: string } | null {
  if (measured !== null) return { hours: counted(measured, '時間'), from: '測定' }
  if (planned !== null) return { hours: counted(planned, '時間'), from: '見込み' }
  return null
}
