/**
 * A time of day as people write it: `9:00`, `９：００`, `0930`, `9時`, `9時30分`.
 * @returns `HH:MM` from 00:00 to 23:59; null when it is none
 */
export function parseTimeOfDay(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/\s/g, '')
  const parts =
    /^(\d{1,2}):(\d{2})$/.exec(compact) ??
    /^(\d{2})(\d{2})$/.exec(compact) ??
    /^(\d{1,2})時(?:(\d{1,2})分)?$/.exec(compact)
  if (!parts) return null
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
