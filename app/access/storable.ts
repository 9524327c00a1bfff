/** Told where somebody sends what no text can hold. */
export const NOT_STORABLE = '使えない文字（見えない制御文字）が入っています。入れ直してください。'

/**
 * May everything that came in be stored and looked for? PostgreSQL refuses U+0000 and halves of a surrogate pair
 * wherever they stand, so the doors do. Files are bytes, not text.
 */
export function isStorable(raw: unknown): boolean {
  if (typeof raw === 'string') return !raw.includes('\u0000') && !/\p{Surrogate}/u.test(raw)
  if (raw instanceof FormData) return [...raw].every((field) => field.every(isStorable))
  if (Array.isArray(raw)) return raw.every(isStorable)
  if (raw === null || typeof raw !== 'object' || ArrayBuffer.isView(raw) || raw instanceof Blob) return true
  return Object.entries(raw).every((field) => field.every(isStorable))
}
