/** The address of a course's page. */
export function courseHref(code: string): string {
  return `/training/courses/${encodeURIComponent(code)}`
}

/** `1.5 時間` */
export function hoursInWords(hours: number): string {
  return `${hours.toLocaleString('ja-JP')} 時間`
}
